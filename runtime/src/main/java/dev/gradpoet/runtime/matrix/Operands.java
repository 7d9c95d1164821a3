package dev.gradpoet.runtime.matrix;

/** The matrices of a product, c = max(s + a · b, floor), and the way in which they are multiplied. Used again for each product. */
final class Operands {
  final Strided a = new Strided();
  final Strided b = new Strided();
  final Strided s = new Strided();
  final Strided c = new Strided();
  private final Multiplier multiplier;

  Operands(Multiplier multiplier) {
    this.multiplier = multiplier;
  }

  /** Computes the product as it is, or transposed, cᵀ = sᵀ + bᵀ · aᵀ: whichever copies less. Keeps none of the arrays. */
  void multiply(int rows, int columns, int depth, float floor) {
    if (isBetterTransposed(rows, columns, depth)) {
      transpose();
      multiplier.multiply(columns, rows, depth, b, a, s, c, floor);
    } else {
      multiplier.multiply(rows, columns, depth, a, b, s, c, floor);
    }
    a.clear();
    b.clear();
    s.clear();
    c.clear();
  }

  private boolean isBetterTransposed(int rows, int columns, int depth) {
    long copies = multiplier.copies(rows, columns, depth, a, b, c);
    if (copies == 0) {
      return false;
    }
    transpose();
    boolean isBetter = multiplier.copies(columns, rows, depth, b, a, c) < copies;
    transpose();
    return isBetter;
  }

  private void transpose() {
    a.transpose();
    b.transpose();
    s.transpose();
    c.transpose();
  }
}
