package dev.gradpoet.runtime.optimizer;

/** βᵗ for t = 0, 1, 2, …, one multiplication for each step, so that a restored step count gives the same bits. */
final class RunningPower {
  private final double base;
  private double value = 1;

  RunningPower(double base) {
    this.base = base;
  }

  double value() {
    return value;
  }

  double next() {
    value *= base;
    return value;
  }

  void restart(long exponent) {
    value = 1;
    for (long t = 0; t < exponent && value != 0; t++) {
      value *= base;
    }
  }
}
