package dev.gradpoet.benchmarks;

import java.util.Locale;

/** What is timed. */
public enum Work {
  /** Gradient of a batch, and an update with stochastic gradient descent. */
  SGD,
  /** Gradient of a batch, and an update with Adam. */
  ADAM,
  /** Gradient of a batch, without an update. */
  GRADIENT,
  /** The prediction of one sample. */
  PREDICT;

  /** Whether parameters change. */
  public boolean trains() {
    return this == SGD || this == ADAM;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
