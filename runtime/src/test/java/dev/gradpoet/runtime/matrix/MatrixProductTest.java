package dev.gradpoet.runtime.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Products by all ways to compute them, of random sizes and places, against sums in the order of the depth. */
class MatrixProductTest {
  private static final int PRODUCTS = 400;

  /** A value that no product writes. */
  private static final float UNTOUCHED = 12345;

  /** A matrix of random values between others. */
  private record Matrix(float[] values, int at, int row, int step) {
    static Matrix of(int rows, int columns, SplittableRandom random) {
      int gap = random.nextInt(5);
      int at = random.nextInt(7);
      boolean isTurned = random.nextBoolean();
      int row = isTurned ? 1 : columns + gap;
      int step = isTurned ? rows + gap : 1;
      float[] values = new float[at + rows * columns + (isTurned ? columns : rows) * gap];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-1, 1);
      }
      return new Matrix(values, at, row, step);
    }

    Matrix copy() {
      return new Matrix(values.clone(), at, row, step);
    }

    int place(int r, int j) {
      return at + r * row + j * step;
    }
  }

  /** What a product starts from. */
  private enum Start {
    ZERO,
    BIASES,
    ITSELF
  }

  /** A product of a random size: often narrow or flat, seldom larger than a block. */
  private static final class Case {
    final int rows;
    final int columns;
    final int depth;
    final Start start;
    final float floor;
    final Matrix a;
    final Matrix b;
    final Matrix c;
    final float[] biases;

    Case(long seed) {
      SplittableRandom random = new SplittableRandom(seed);
      rows = size(random);
      columns = size(random);
      depth = random.nextInt(20) == 0 ? 1024 + random.nextInt(80) : size(random);
      start = List.of(Start.ZERO, Start.BIASES, Start.ITSELF).get(random.nextInt(3));
      floor = start == Start.BIASES && random.nextBoolean() ? 0 : MatrixProduct.NO_FLOOR;
      a = Matrix.of(rows, depth, random);
      b = Matrix.of(depth, columns, random);
      c = Matrix.of(rows, columns, random);
      biases = Matrix.of(1, columns + 3, random).values();
    }

    private static int size(SplittableRandom random) {
      int limit = new int[] {2, 8, 40, 140, 600}[random.nextInt(5)];
      return 1 + random.nextInt(limit);
    }

    /** The values of c, and all beside them as they were. */
    float[] expected(boolean isFused) {
      Matrix result = c.copy();
      for (int r = 0; r < rows; r++) {
        for (int j = 0; j < columns; j++) {
          float sum = switch (start) {
            case ZERO -> 0;
            case BIASES -> biases[2 + j];
            case ITSELF -> c.values()[c.place(r, j)];
          };
          for (int k = 0; k < depth; k++) {
            float x = a.values()[a.place(r, k)];
            float y = b.values()[b.place(k, j)];
            sum = isFused ? Math.fma(x, y, sum) : x * y + sum;
          }
          result.values()[c.place(r, j)] = Math.max(sum, floor);
        }
      }
      return result.values();
    }

    float[] computed(MatrixProduct product) {
      Matrix to = c.copy();
      switch (start) {
        case ZERO ->
          product.multiply(
              rows,
              columns,
              depth,
              a.values(),
              a.at(),
              a.row(),
              a.step(),
              b.values(),
              b.at(),
              b.row(),
              b.step(),
              to.values(),
              to.at(),
              to.row(),
              to.step());
        case BIASES ->
          product.multiplyBiased(
              rows,
              columns,
              depth,
              a.values(),
              a.at(),
              a.row(),
              a.step(),
              b.values(),
              b.at(),
              b.row(),
              b.step(),
              biases,
              2,
              to.values(),
              to.at(),
              to.row(),
              to.step(),
              floor);
        case ITSELF ->
          product.multiplyAdd(
              rows,
              columns,
              depth,
              a.values(),
              a.at(),
              a.row(),
              a.step(),
              b.values(),
              b.at(),
              b.row(),
              b.step(),
              to.values(),
              to.at(),
              to.row(),
              to.step());
      }
      return to.values();
    }

    @Override
    public String toString() {
      return rows + " x " + columns + " x " + depth + " from " + start + ", a " + a.row() + ","
          + a.step() + ", b " + b.row() + "," + b.step() + ", c " + c.row() + "," + c.step();
    }
  }

  @Test
  void plainJavaAddsProductsInTheOrderOfTheDepth() {
    checkAll(MatrixProduct.plain());
  }

  /** The Vector API gives the same bits as plain Java, in whose place it comes while a network trains. */
  @Test
  void vectorsGiveTheSameBits() throws InterruptedException {
    assertThat(VectorWarmUp.await()).as("vectors are compiled").isTrue();
    checkAll(MatrixProduct.vectors());
  }

  /** Each way alone: which of two a product takes is a matter of speed. */
  @Test
  void turnedProductsGiveTheSameBits() {
    VectorWarmUp.readVectors();
    for (Multiplier way : new Multiplier[] {new Rows(), new Tiles()}) {
      for (int seed = 0; seed < PRODUCTS / 4; seed++) {
        Case one = new Case(seed);
        float[] zero = new float[Multiplier.WIDEST];
        Matrix c = one.c.copy();
        Matrix turned = one.c.copy();
        Strided zeros = new Strided();
        zeros.set(zero, 0, 0, 0);
        Strided[] as = {strided(one.a), strided(one.b), strided(c)};
        way.multiply(
            one.rows, one.columns, one.depth, as[0], as[1], zeros, as[2], MatrixProduct.NO_FLOOR);
        as[2] = strided(turned);
        for (Strided matrix : as) {
          matrix.transpose();
        }
        way.multiply(
            one.columns, one.rows, one.depth, as[1], as[0], zeros, as[2], MatrixProduct.NO_FLOOR);
        assertThat(turned.values()).as("seed %d: %s", seed, one).isEqualTo(c.values());
      }
    }
  }

  private static Strided strided(Matrix matrix) {
    Strided strided = new Strided();
    strided.set(matrix.values(), matrix.at(), matrix.row(), matrix.step());
    return strided;
  }

  /** What a caller put into lanes and rows beyond its matrices is never computed with. */
  @Test
  void notANumberBesideTheOperandsStaysThere() throws InterruptedException {
    VectorWarmUp.await();
    for (MatrixProduct product :
        new MatrixProduct[] {MatrixProduct.plain(), MatrixProduct.vectors()}) {
      float[] a = new float[7 * 40];
      float[] b = new float[30 * 40];
      float[] c = new float[7 * 40];
      Arrays.fill(a, Float.NaN);
      Arrays.fill(b, Float.NaN);
      Arrays.fill(c, UNTOUCHED);
      for (int k = 0; k < 30; k++) {
        for (int r = 0; r < 7; r++) {
          a[r * 40 + k] = r;
        }
        for (int j = 0; j < 21; j++) {
          b[k * 40 + j] = j;
        }
      }
      product.multiply(7, 21, 30, a, 0, 40, 1, b, 0, 40, 1, c, 0, 40, 1);
      for (int r = 0; r < 7; r++) {
        for (int j = 0; j < 40; j++) {
          assertThat(c[r * 40 + j]).isEqualTo(j < 21 ? 30 * r * j : UNTOUCHED);
        }
      }
    }
  }

  private static void checkAll(MatrixProduct product) {
    boolean isFused = FusedMultiplyAdd.isFast();
    for (int seed = 0; seed < PRODUCTS; seed++) {
      Case one = new Case(seed);
      float[] expected = one.expected(isFused);
      assertThat(one.computed(product)).as("seed %d: %s", seed, one).isEqualTo(expected);
    }
  }
}
