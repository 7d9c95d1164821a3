package dev.gradpoet.lab.data;

import java.util.OptionalDouble;

/** A column of numbers while it is read: its mean is taken on the way. */
final class NumberSlot implements Slot {
  private final String name;
  private final boolean takesMissing;
  private float fill;
  private double sum;
  private long count;

  /**
   * @param takesMissing whether missing values are filled
   * @param fill with what, or NaN for the mean of the column
   */
  NumberSlot(String name, boolean takesMissing, float fill) {
    this.name = name;
    this.takesMissing = takesMissing;
    this.fill = fill;
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
    return Decimals.parse(text, from, length);
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
