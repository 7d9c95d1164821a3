package dev.gradpoet.processor.scalar;

/** The error function in {@code double}, to about 1e−15. */
final class ErrorFunction {
  private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);

  /** From here on erf rounds to 1. */
  private static final double SATURATION = 6;

  private ErrorFunction() {}

  static double erf(double x) {
    double size = Math.abs(x);
    if (!(size < SATURATION)) {
      return Double.isNaN(x) ? x : Math.signum(x);
    }
    return Math.copySign(size < 2.5 ? series(size) : 1 - tail(size), x);
  }

  /** Abramowitz and Stegun 7.1.6: all terms positive, so nothing cancels. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; term > sum * 1e-18; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return TWO_OVER_SQRT_PI * Math.exp(-x * x) * sum;
  }

  /** 1 − erf(x) by the continued fraction of Abramowitz and Stegun 7.1.14, from its tail; 80 levels suffice from 2.5 on. */
  private static double tail(double x) {
    double fraction = x;
    for (int k = 80; k >= 1; k--) {
      fraction = x + k / 2.0 / fraction;
    }
    return Math.exp(-x * x) / (Math.sqrt(Math.PI) * fraction);
  }
}
