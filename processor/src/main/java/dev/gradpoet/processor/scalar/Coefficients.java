package dev.gradpoet.processor.scalar;

/** Arithmetic of coefficients: doubles that stand for exact numbers. */
final class Coefficients {

  /** A sum this much smaller than its terms is rounding, not a value. */
  private static final double CANCELLED = 1e-13;

  /** Closer than this, relatively, to a twelfth of a whole number is that number: x · (1/x) must be 1. */
  private static final double SNAP = 4e-15;

  private Coefficients() {}

  static double sum(double x, double y) {
    double sum = x + y;
    return Math.abs(sum) <= CANCELLED * Math.max(Math.abs(x), Math.abs(y)) ? 0 : snapped(sum);
  }

  static double product(double x, double y) {
    return snapped(x * y);
  }

  static double power(double x, int exponent) {
    double power = 1;
    for (int i = 0; i < Math.abs(exponent); i++) {
      power *= x;
    }
    if (exponent < 0 && power == 0) {
      throw new ArithmeticException("division by zero");
    }
    return snapped(exponent < 0 ? 1 / power : power);
  }

  static double snapped(double x) {
    double twelfths = Math.rint(x * 12);
    return Math.abs(x * 12 - twelfths) <= SNAP * Math.abs(twelfths) && Math.abs(twelfths) < 1e9
        ? twelfths / 12 + 0.0
        : x;
  }

  static boolean isWhole(double x) {
    return x == Math.rint(x) && Math.abs(x) < 1e9;
  }
}
