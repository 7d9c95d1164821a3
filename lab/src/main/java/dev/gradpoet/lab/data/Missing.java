package dev.gradpoet.lab.data;

import java.util.Locale;

/** What becomes of a missing value of a feature. Immutable. */
public final class Missing {
  /** The alternatives. */
  enum Kind {
    FAIL,
    DROP,
    MEAN,
    MEDIAN,
    CONSTANT
  }

  private final Kind kind;
  private final float constant;

  private Missing(Kind kind, float constant) {
    this.kind = kind;
    this.constant = constant;
  }

  /** It is an error, which names the first of them by line and column and says how many there are: the default. */
  public static Missing fail() {
    return new Missing(Kind.FAIL, Float.NaN);
  }

  /** Its row is left out; a missing target, too. */
  public static Missing drop() {
    return new Missing(Kind.DROP, Float.NaN);
  }

  /**
   * A number becomes the mean of its column in the file read; a category becomes all zeros. Means are remembered in
   * {@link Columns}: read other data with {@link Csv#like}.
   */
  public static Missing mean() {
    return new Missing(Kind.MEAN, Float.NaN);
  }

  /** As {@link #mean}, with the median: the middle value, or the mean of the two in the middle, which single large values do not move. */
  public static Missing median() {
    return new Missing(Kind.MEDIAN, Float.NaN);
  }

  /**
   * A number becomes {@code value}; a category becomes all zeros. Remembered in {@link Columns}.
   *
   * @throws IllegalArgumentException if it is not a finite float
   */
  public static Missing constant(double value) {
    if (!Float.isFinite((float) value)) {
      throw new IllegalArgumentException("value is " + value + ", expected a finite float");
    }
    return new Missing(Kind.CONSTANT, (float) value);
  }

  Kind kind() {
    return kind;
  }

  /** Whether another value takes the place of a missing one. */
  boolean fills() {
    return kind != Kind.FAIL && kind != Kind.DROP;
  }

  /** The constant, or NaN. */
  float constant() {
    return constant;
  }

  @Override
  public String toString() {
    return kind == Kind.CONSTANT ? "constant " + constant : kind.name().toLowerCase(Locale.ROOT);
  }
}
