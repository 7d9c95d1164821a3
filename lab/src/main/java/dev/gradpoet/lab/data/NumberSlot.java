package dev.gradpoet.lab.data;

import java.util.OptionalDouble;

/** A column of numbers while it is read: its mean is taken on the way. */
final class NumberSlot implements Slot {
  private final String name;
  private final boolean takesMissing;
  private final float least;
  private float fill;
  private double sum;
  private long count;

  /**
   * @param takesMissing whether missing values are filled
   * @param fill with what, or NaN for the mean of the column
   */
  NumberSlot(String name, boolean takesMissing, float fill) {
    this(name, takesMissing, fill, Float.NEGATIVE_INFINITY);
  }

  private NumberSlot(String name, boolean takesMissing, float fill, float least) {
    this.name = name;
    this.takesMissing = takesMissing;
    this.fill = fill;
    this.least = least;
  }

  /** Of numbers of at least 0, none of which may be missing. */
  static NumberSlot ofWeights(String name) {
    return new NumberSlot(name, false, Float.NaN, 0);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean takesMissing() {
    return takesMissing;
  }

  @Override
  public float parse(char[] text, int from, int length) {
    float value = Decimals.parse(text, from, length);
    if (value < least) {
      throw new IllegalArgumentException(
          "'" + new String(text, from, length) + "' is negative, expected a weight of at least 0");
    }
    return value;
  }

  @Override
  public void keep(float raw) {
    if (!Float.isNaN(raw)) {
      sum += raw;
      count++;
    }
  }

  @Override
  public NumericColumn column() {
    if (!takesMissing) {
      return new NumericColumn(name, OptionalDouble.empty());
    }
    if (Float.isNaN(fill)) {
      if (count == 0) {
        throw new IllegalArgumentException("all values are missing, so there is no mean");
      }
      fill = (float) (sum / count);
    }
    return new NumericColumn(name, OptionalDouble.of(fill));
  }

  @Override
  public void write(float raw, float[] inputs, int at) {
    inputs[at] = Float.isNaN(raw) ? fill : raw;
  }
}
