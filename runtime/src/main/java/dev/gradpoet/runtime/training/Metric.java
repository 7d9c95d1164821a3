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
   * Says if the metric is not defined for the network or the data; asked before training or evaluation begins. Unless overridden, it is
   * defined for each.
   *
   * @throws IllegalArgumentException if it is not, saying what to use instead
   */
  default void check(Architecture architecture, Dataset data) {}

  /**
   * The share of samples that are classified right, as {@link Classification} tells. A NaN is never right. Refused where samples are not of
   * one class each: of numbers there are errors, of labels {@link #binaryAccuracy} and {@link #subsetAccuracy}.
   */
  static Metric accuracy() {
    return Metrics.ACCURACY;
  }

  /**
   * The share of labels, over outputs and samples, that are predicted right: what Keras calls {@code binary_accuracy}, and 1 minus the Hamming
   * loss. Whether a label is predicted, {@link Classification#isPredicted} tells; a NaN is never right. With one output, it is the accuracy.
   * Refused where outputs are numbers, or stand for one of several classes.
   */
  static Metric binaryAccuracy() {
    return Metrics.BINARY_ACCURACY;
  }

  /**
   * The share of samples whose labels are all predicted right: what scikit-learn calls {@code accuracy_score} of labels. Refused as
   * {@link #binaryAccuracy}.
   */
  static Metric subsetAccuracy() {
    return Metrics.SUBSET_ACCURACY;
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
