package dev.gradpoet.runtime.matrix;

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

  private final Strided a = new Strided();
  private final Strided b = new Strided();
  private final Strided s = new Strided();
  private final Strided c = new Strided();
  private final Multiplier multiplier;

  private MatrixProduct(Multiplier multiplier) {
    this.multiplier = multiplier;
  }

  /** Products in plain Java: loops that the just-in-time compiler vectorises. */
  public static MatrixProduct plain() {
    return new MatrixProduct(new Rows());
  }

  /** Products with the Vector API, whose module must be there. See {@link VectorWarmUp}. */
  public static MatrixProduct vectors() {
    VectorWarmUp.readVectors();
    return new MatrixProduct(new Tiles());
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
    this.a.set(a, aAt, aRow, aStep);
    this.b.set(b, bAt, bRow, bStep);
    this.s.set(ZEROS, 0, 0, 0);
    this.c.set(c, cAt, cRow, cStep);
    compute(rows, columns, depth, NO_FLOOR);
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
    this.a.set(a, aAt, aRow, aStep);
    this.b.set(b, bAt, bRow, bStep);
    this.s.set(c, cAt, cRow, cStep);
    this.c.set(c, cAt, cRow, cStep);
    compute(rows, columns, depth, NO_FLOOR);
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
    this.a.set(a, aAt, aRow, aStep);
    this.b.set(b, bAt, bRow, bStep);
    this.s.set(biases, biasesAt, 0, 1);
    this.c.set(c, cAt, cRow, cStep);
    compute(rows, columns, depth, floor);
  }

  /** Computes the product as it is, or transposed, cᵀ = startᵀ + bᵀ · aᵀ: whichever copies less. */
  private void compute(int rows, int columns, int depth, float floor) {
    long copies = multiplier.copies(rows, columns, depth, a, b, c);
    if (copies > 0) {
      transpose();
      if (copies > multiplier.copies(columns, rows, depth, b, a, c)) {
        multiplier.multiply(columns, rows, depth, b, a, s, c, floor);
        return;
      }
      transpose();
    }
    multiplier.multiply(rows, columns, depth, a, b, s, c, floor);
  }

  private void transpose() {
    a.transpose();
    b.transpose();
    s.transpose();
    c.transpose();
  }
}
