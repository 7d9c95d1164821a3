package dev.gradpoet.lab.data;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** A column of numbers while it is read: its mean is taken on the way. */
final class NumberSlot implements Slot {
  private final String name;
  private final Missing missing;
  private final float least;
  private float fill = Float.NaN;
  private double sum;
  private long count;

  NumberSlot(String name, Missing missing) {
    this(name, missing, Float.NEGATIVE_INFINITY);
  }

  private NumberSlot(String name, Missing missing, float least) {
    this.name = name;
    this.missing = missing;
    this.least = least;
  }

  /** Of numbers of at least 0, none of which may be missing. */
  static NumberSlot ofWeights(String name) {
    return new NumberSlot(name, Missing.fail(), 0);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean takesMissing() {
    return missing.fills();
  }

  @Override
  public float parse(char[] text, int from, int length) {
    float value = Decimals.parse(text, from, length);
    if (value < least) {
      throw new IllegalArgumentException(Names.quote(new String(text, from, length))
          + " is negative, expected a weight of at least 0");
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
  public NumericColumn column(Supplier<float[]> values) {
    if (!missing.fills()) {
      return new NumericColumn(name, OptionalDouble.empty());
    }
    if (count == 0 && missing.kind() != Missing.Kind.CONSTANT) {
      throw new IllegalArgumentException("all values are missing, so there is no " + missing);
    }
    fill = switch (missing.kind()) {
      case MEAN -> (float) (sum / count);
      case MEDIAN -> median(values.get(), (int) count);
      default -> missing.constant();
    };
    return new NumericColumn(name, OptionalDouble.of(fill));
  }

  /** The middle of those that are not NaN, or the mean of the two in the middle. */
  private static float median(float[] values, int count) {
    // NaN comes last.
    Arrays.sort(values);
    return (float) (((double) values[(count - 1) / 2] + values[count / 2]) / 2);
  }

  @Override
  public void write(float raw, float[] inputs, int at) {
    inputs[at] = Float.isNaN(raw) ? fill : raw;
  }
}
