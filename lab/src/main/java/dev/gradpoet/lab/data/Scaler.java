package dev.gradpoet.lab.data;

import dev.gradpoet.runtime.training.Dataset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Shifts and scales each feature, or each target: z = (v − offset) / scale, computed in double and rounded once. Fit it to the <em>training</em>
 * samples alone, and apply it to all: what a network is tested on must not influence what it learns from. Immutable.
 */
public final class Scaler {
  private final double[] offset;
  private final double[] scale;

  private Scaler(double[] offset, double[] scale) {
    this.offset = offset;
    this.scale = scale;
  }

  /**
   * A scaler by given numbers.
   *
   * @param offset what is subtracted from each feature
   * @param scale what it is divided by then, not 0
   * @throws IllegalArgumentException if the lengths differ, or a number is not finite or a scale is 0
   */
  public static Scaler of(double[] offset, double[] scale) {
    if (offset.length != scale.length || offset.length == 0) {
      throw new IllegalArgumentException("offset has " + offset.length + " values and scale has "
          + scale.length + ", expected as many, at least 1");
    }
    for (int i = 0; i < scale.length; i++) {
      if (!Double.isFinite(offset[i]) || !Double.isFinite(scale[i]) || scale[i] == 0) {
        throw new IllegalArgumentException("offset[" + i + "] is " + offset[i] + " and scale[" + i
            + "] is " + scale[i] + ", expected finite numbers and a scale that is not 0");
      }
    }
    return new Scaler(offset.clone(), scale.clone());
  }

  /**
   * To mean 0 and standard deviation 1, √(1/n Σ (v − mean)²): the inputs of {@code training}. A feature that is constant
   * becomes 0.
   */
  public static Scaler standard(Dataset training) {
    return standard(training.x(), training.inputs());
  }

  /**
   * As {@link #standard(Dataset)}, for any values, as the targets of a regression.
   *
   * @param values samples of {@code width} values, one after another, finite
   * @throws IllegalArgumentException if there is no sample, or the length is not a multiple of {@code width}
   */
  public static Scaler standard(float[] values, int width) {
    Ranges ranges = Ranges.of(values, width);
    double[] offset = new double[width];
    double[] scale = new double[width];
    for (int i = 0; i < width; i++) {
      offset[i] = ranges.constant(i) ? ranges.least(i) : ranges.mean(i);
      // Not by a deviation of 0: that of equal numbers is some rounding error.
      scale[i] = ranges.constant(i) ? 1 : ranges.deviation(i);
    }
    return new Scaler(offset, scale);
  }

  /** To 0 for the least and 1 for the largest value: the inputs of {@code training}. A feature that is constant becomes 0. */
  public static Scaler minMax(Dataset training) {
    return minMax(training.x(), training.inputs(), 0, 1);
  }

  /**
   * As {@link #minMax(Dataset)}, for any values and to any range.
   *
   * @param low what the least value becomes, and a constant feature
   * @param high what the largest value becomes, greater than {@code low}
   * @throws IllegalArgumentException as {@link #standard(float[], int)}, or if the range is empty
   */
  public static Scaler minMax(float[] values, int width, double low, double high) {
    if (!(low < high) || !Double.isFinite(high - low)) {
      throw new IllegalArgumentException("low is " + low + " and high is " + high
          + ", expected finite numbers, low less than high");
    }
    Ranges ranges = Ranges.of(values, width);
    double[] offset = new double[width];
    double[] scale = new double[width];
    for (int i = 0; i < width; i++) {
      double extent = (double) ranges.most(i) - ranges.least(i);
      scale[i] = ranges.constant(i) ? 1 : extent / (high - low);
      offset[i] = ranges.least(i) - low * scale[i];
    }
    return new Scaler(offset, scale);
  }

  /** The number of features. */
  public int width() {
    return offset.length;
  }

  /** What is subtracted from each feature; a copy. */
  public double[] offset() {
    return offset.clone();
  }

  /** What each feature is divided by then; a copy. */
  public double[] scale() {
    return scale.clone();
  }

  /**
   * One sample or several, one after another, scaled; a copy.
   *
   * @throws IllegalArgumentException if the length is not a multiple of {@link #width}
   */
  public float[] apply(float... values) {
    float[] scaled = checked(values).clone();
    for (int k = 0; k < scaled.length; k++) {
      int i = k % offset.length;
      scaled[k] = (float) ((scaled[k] - offset[i]) / scale[i]);
    }
    return scaled;
  }

  /** Undoes {@link #apply(float...)}, up to rounding. */
  public float[] invert(float... scaled) {
    float[] values = checked(scaled).clone();
    for (int k = 0; k < values.length; k++) {
      int i = k % offset.length;
      values[k] = (float) (values[k] * scale[i] + offset[i]);
    }
    return values;
  }

  /** The dataset with scaled inputs. */
  public Dataset apply(Dataset data) {
    float[] x = sized("inputs", data.inputs(), data.x());
    return weighted(
        data.classifies()
            ? Dataset.ofClasses(x, data.inputs(), data.classes(), data.outputs())
            : Dataset.of(x, data.inputs(), data.targets(), data.outputs()),
        data);
  }

  /** The dataset with scaled targets, which are numbers. */
  public Dataset applyToTargets(Dataset data) {
    float[] targets = sized("outputs", data.outputs(), data.targets());
    return weighted(Dataset.of(data.x(), data.inputs(), targets, data.outputs()), data);
  }

  private static Dataset weighted(Dataset scaled, Dataset data) {
    return data.isWeighted() ? scaled.withWeights(data.weights()) : scaled;
  }

  private float[] sized(String name, int width, float[] values) {
    if (width != offset.length) {
      throw new IllegalArgumentException(
          "data has " + width + " " + name + ", expected " + offset.length + " as fitted");
    }
    return apply(values);
  }

  private float[] checked(float[] values) {
    if (values.length % offset.length != 0) {
      throw new IllegalArgumentException(
          "values has " + values.length + " values, expected a multiple of " + offset.length);
    }
    return values;
  }

  /** As names with values, exactly: what {@link #from} reads. */
  Map<String, String> toMap(String prefix) {
    Map<String, String> map = new LinkedHashMap<>();
    map.put(prefix + "offset", MapForm.numbers(offset));
    map.put(prefix + "scale", MapForm.numbers(scale));
    return map;
  }

  /** Reads what {@link #toMap} wrote. */
  static Scaler from(Map<String, String> map, String prefix) {
    return of(MapForm.numbers(map, prefix + "offset"), MapForm.numbers(map, prefix + "scale"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scaler scaler
        && Arrays.equals(offset, scaler.offset)
        && Arrays.equals(scale, scaler.scale);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(offset) + Arrays.hashCode(scale);
  }

  @Override
  public String toString() {
    return "offset " + Arrays.toString(offset) + ", scale " + Arrays.toString(scale);
  }
}
