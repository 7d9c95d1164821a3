package dev.gradpoet.runtime.matrix;

/** A program that computes products, with vectors and in plain Java, until they are compiled. */
final class CompiledProducts {
  /** Far more than the just-in-time compiler waits for. */
  private static final int CALLS = 1000;

  /** Rows that are computed four at a time, and one that is left. */
  private static final int ROWS = 5;

  private static final int COLUMNS = 512;
  private static final int DEPTH = 64;

  private CompiledProducts() {}

  public static void main(String[] arguments) throws InterruptedException {
    if (!VectorWarmUp.await()) {
      throw new IllegalStateException("products with vectors were not compiled");
    }
    Strided a = new Strided();
    Strided b = new Strided();
    Strided c = new Strided();
    a.set(new float[ROWS * DEPTH], 0, DEPTH, 1);
    b.set(new float[DEPTH * COLUMNS], 0, COLUMNS, 1);
    c.set(new float[ROWS * COLUMNS], 0, COLUMNS, 1);
    Rows plain = new Rows();
    for (int call = 0; call < CALLS; call++) {
      plain.multiply(ROWS, COLUMNS, DEPTH, a, b, c, c, MatrixProduct.NO_FLOOR);
    }
  }
}
