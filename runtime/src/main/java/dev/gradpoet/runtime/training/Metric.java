package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.Architecture;

/**
 * A measure of predictions that is a sum over samples, finished by {@link #value}.
 *
 * <p>Implementations keep no state and do not allocate: several threads sum different samples at the same time.
 */
public interface Metric {

  /** What the metric is called in a {@link History}; different from that of the others. */
  String label();

  /**
   * The sum over samples {@code from} to {@code from + count - 1} of {@code data}.
   *
   * @param architecture the network that predicted
   * @param predictions their predictions, one after another from index 0
   */
  double sum(Architecture architecture, float[] predictions, Dataset data, int from, int count);

  /** The metric, from the sum over {@code samples} samples: the mean, unless overridden. */
  default double value(double sum, int samples) {
    return sum / samples;
  }

  /**
   * The share of samples that are classified right, as {@link Classification} tells. A NaN is never right.
   */
  static Metric accuracy() {
    return Metrics.ACCURACY;
  }

  /** 1 / n Σ |a − t| over outputs and samples. */
  static Metric meanAbsoluteError() {
    return Metrics.MEAN_ABSOLUTE_ERROR;
  }

  /** √(1 / n Σ (a − t)²) over outputs and samples. */
  static Metric rootMeanSquaredError() {
    return Metrics.ROOT_MEAN_SQUARED_ERROR;
  }
}
