package dev.gradpoet.runtime.matrix;

import dev.gradpoet.runtime.internal.Nullable;

/**
 * Multiplies matrices of floats for one network: c = start + a · b.
 *
 * <p>A matrix is an array, the place of its first value, and two distances: value (r, j) of c is {@code c[cAt + r * cRow + j * cStep]}, so
 * that a transposed matrix is one with its distances exchanged. Each value of c is a sum in the order of the depth, to which every product
 * is added by a fused multiply-add where the processor has one. So its bits depend neither on the other sizes nor on what computes it: plain
 * Java and the Vector API give the same ones.
 *
 * <p>An instance keeps scratch memory that grows to what its largest product needs, and allocates nothing after that. It is not safe for
 * use by several threads at a time. Sizes are not checked beyond the bounds of the arrays: generated code passes constants. c must not overlap
 * a or b.
 */
public final class MatrixProduct {
  /** No floor under the values of a product. */
  public static final float NO_FLOOR = Float.NEGATIVE_INFINITY;

  /** Zeros to start from, enough for a row of any tile. */
  private static final float[] ZEROS = new float[Multiplier.WIDEST];

  private final boolean hasVectors;
  private @Nullable Operands operands;

  private MatrixProduct(boolean hasVectors) {
    this.hasVectors = hasVectors;
  }

  /** Products in plain Java: loops that the just-in-time compiler vectorises. */
  public static MatrixProduct plain() {
    return new MatrixProduct(false);
  }

  /** Products with the Vector API, whose module must be there. See {@link VectorWarmUp}. */
  public static MatrixProduct vectors() {
    return new MatrixProduct(true);
  }

  /** Made for the first product: most instances are of forks that compute none, or of the class that another one computes for. */
  private Operands operands() {
    if (operands == null) {
      operands = new Operands(hasVectors ? tiles() : new Rows());
    }
    return operands;
  }

  private static Multiplier tiles() {
    VectorWarmUp.readVectors();
    return new Tiles();
  }

  /**
   * c = a · b.
   *
   * @param rows the rows of a and c
   * @param columns the columns of b and c
   * @param depth the columns of a, which are the rows of b
   */
  public void multiply(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int bAt,
      int bRow,
      int bStep,
      float[] c,
      int cAt,
      int cRow,
      int cStep) {
    Operands operands = operands();
    operands.a.set(a, aAt, aRow, aStep);
    operands.b.set(b, bAt, bRow, bStep);
    operands.s.set(ZEROS, 0, 0, 0);
    operands.c.set(c, cAt, cRow, cStep);
    operands.multiply(rows, columns, depth, NO_FLOOR);
  }

  /** c = c + a · b, with the parameters of {@link #multiply}. */
  public void multiplyAdd(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int bAt,
      int bRow,
      int bStep,
      float[] c,
      int cAt,
      int cRow,
      int cStep) {
    Operands operands = operands();
    operands.a.set(a, aAt, aRow, aStep);
    operands.b.set(b, bAt, bRow, bStep);
    operands.s.set(c, cAt, cRow, cStep);
    operands.c.set(c, cAt, cRow, cStep);
    operands.multiply(rows, columns, depth, NO_FLOOR);
  }

  /**
   * c = max(biases + a · b, floor), with the parameters of {@link #multiply}.
   *
   * @param biases what the sums of column j start from: {@code biases[biasesAt + j]}
   * @param floor the least value of c: 0 for ReLU, {@link #NO_FLOOR} for none
   */
  public void multiplyBiased(
      int rows,
      int columns,
      int depth,
      float[] a,
      int aAt,
      int aRow,
      int aStep,
      float[] b,
      int bAt,
      int bRow,
      int bStep,
      float[] biases,
      int biasesAt,
      float[] c,
      int cAt,
      int cRow,
      int cStep,
      float floor) {
    Operands operands = operands();
    operands.a.set(a, aAt, aRow, aStep);
    operands.b.set(b, bAt, bRow, bStep);
    operands.s.set(biases, biasesAt, 0, 1);
    operands.c.set(c, cAt, cRow, cStep);
    operands.multiply(rows, columns, depth, floor);
  }
}
