package dev.gradpoet.runtime.internal;

/** Checks of arguments that return the argument, with messages that say its name, its value and what was expected. */
public final class Arguments {
  private Arguments() {}

  /** {@code value}, which must be finite and greater than 0. */
  public static double positive(String name, double value) {
    return check(
        value > 0 && value < Double.POSITIVE_INFINITY,
        name,
        value,
        "a finite number greater than 0");
  }

  /** {@code value}, which must be finite and at least 0. */
  public static double notNegative(String name, double value) {
    return check(
        value >= 0 && value < Double.POSITIVE_INFINITY,
        name,
        value,
        "a finite number of at least 0");
  }

  /** {@code value}, which must be finite. */
  public static double finite(String name, double value) {
    return check(Double.isFinite(value), name, value, "a finite number");
  }

  /** {@code value}, which must be in [0, 1). */
  public static double fraction(String name, double value) {
    return check(value >= 0 && value < 1, name, value, "a number in [0, 1)");
  }

  /** {@code value}, which must be in [0, 1]. */
  public static double share(String name, double value) {
    return check(value >= 0 && value <= 1, name, value, "a number in [0, 1]");
  }

  /** {@code value}, which must be at least {@code least}. */
  public static int atLeast(String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(name + " is " + value + ", expected at least " + least);
    }
    return value;
  }

  /** {@code value}, which must not be null. */
  public static <T> T present(String name, T value) {
    if (value == null) {
      throw new NullPointerException(name + " is null");
    }
    return value;
  }

  /** {@code value}, if it {@code holds} what is {@code expected} of it. */
  public static double check(boolean holds, String name, double value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + ", expected " + expected);
    }
    return value;
  }
}
