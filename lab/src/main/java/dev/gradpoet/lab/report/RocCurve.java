package dev.gradpoet.lab.report;

import dev.gradpoet.runtime.training.Task;
import java.util.Arrays;

/**
 * The receiver operating characteristic: the share of positives found against the share of negatives taken for positives, for each
 * threshold. Immutable; the arrays are copies.
 *
 * <p>T. Fawcett, An Introduction to ROC Analysis, Pattern Recognition Letters 2006, algorithms 1 and 3. Samples of the same score are one
 * step, so the area is the chance that a positive has a higher score than a negative, equal scores counted half.
 */
public final class RocCurve {
  private final double[] falsePositiveRates;
  private final double[] truePositiveRates;
  private final double[] thresholds;

  private RocCurve(double[] falsePositiveRates, double[] truePositiveRates, double[] thresholds) {
    this.falsePositiveRates = falsePositiveRates;
    this.truePositiveRates = truePositiveRates;
    this.thresholds = thresholds;
  }

  /**
   * The curve of a class of a network against all others, or of a label.
   *
   * @param index the class or the label that is positive
   * @throws IllegalArgumentException if no sample or each sample is of that class, or the network predicts numbers: the curve is not defined
   */
  public static RocCurve of(Predictions predictions, int index) {
    predictions.check(predictions.task() != Task.REGRESSION, "a ROC curve is of classes or labels");
    return of(predictions.scores(index), predictions.actual(index));
  }

  /**
   * The curve of scores given.
   *
   * @param scores how much each sample is taken for positive, finite
   * @param positive whether it is
   * @throws IllegalArgumentException if the lengths differ, a score is not finite, or there is no positive or no negative
   */
  public static RocCurve of(float[] scores, boolean[] positive) {
    if (scores.length != positive.length) {
      throw new IllegalArgumentException("scores has " + scores.length
          + " values, but positive has " + positive.length + ", expected as many");
    }
    long positives = 0;
    for (boolean is : positive) {
      positives += is ? 1 : 0;
    }
    long negatives = positive.length - positives;
    if (positives == 0 || negatives == 0) {
      throw new IllegalArgumentException("positive has " + positives + " positives and " + negatives
          + " negatives, expected at least one of each");
    }
    return trace(scores, sorted(scores), positive, positives, negatives);
  }

  private static RocCurve trace(
      float[] scores, int[] order, boolean[] positive, long positives, long negatives) {
    double[] fpr = new double[order.length + 1];
    double[] tpr = new double[order.length + 1];
    double[] thresholds = new double[order.length + 1];
    thresholds[0] = Double.POSITIVE_INFINITY;
    int points = 1;
    long truePositives = 0;
    for (int i = 0; i < order.length; i++) {
      float score = scores[order[i]];
      truePositives += positive[order[i]] ? 1 : 0;
      if (i + 1 == order.length || scores[order[i + 1]] != score) {
        fpr[points] = (double) (i + 1 - truePositives) / negatives;
        tpr[points] = (double) truePositives / positives;
        thresholds[points] = score;
        points++;
      }
    }
    return new RocCurve(
        Arrays.copyOf(fpr, points), Arrays.copyOf(tpr, points), Arrays.copyOf(thresholds, points));
  }

  /** The samples in falling order of their scores. */
  private static int[] sorted(float[] scores) {
    long[] keys = new long[scores.length];
    for (int s = 0; s < keys.length; s++) {
      if (!Float.isFinite(scores[s])) {
        throw new IllegalArgumentException(
            "scores[" + s + "] is " + scores[s] + ", expected a finite number");
      }
      // The bits of floats order as integers do, those of negative ones once flipped; + 0 makes −0
      // to 0.
      int bits = Float.floatToIntBits(scores[s] + 0f);
      int ordered = bits ^ ((bits >> 31) & Integer.MAX_VALUE);
      keys[s] = ((long) ~ordered << 32) | s;
    }
    Arrays.sort(keys);
    return Arrays.stream(keys).mapToInt(key -> (int) key).toArray();
  }

  /** The number of points, at least 2: from (0, 0) to (1, 1). */
  public int size() {
    return thresholds.length;
  }

  /** Of the negatives, the share with a score of at least the threshold: the abscissa of each point. */
  public double[] falsePositiveRates() {
    return falsePositiveRates.clone();
  }

  /** Of the positives, the share with a score of at least the threshold: the ordinate of each point. */
  public double[] truePositiveRates() {
    return truePositiveRates.clone();
  }

  /** The threshold of each point, falling; the first is infinite. */
  public double[] thresholds() {
    return thresholds.clone();
  }

  /** The area under the curve, by trapezoids: ½ for guesses, 1 if all positives have higher scores than negatives. */
  public double area() {
    double area = 0;
    for (int i = 1; i < thresholds.length; i++) {
      area += (falsePositiveRates[i] - falsePositiveRates[i - 1])
          * (truePositiveRates[i] + truePositiveRates[i - 1])
          / 2;
    }
    return area;
  }

  @Override
  public String toString() {
    return size() + " points, area " + TextTable.number(area());
  }
}
