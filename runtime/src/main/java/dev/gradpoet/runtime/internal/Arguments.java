package dev.gradpoet.runtime.internal;

/**
 * Checks of arguments that return the argument, with messages that say its name, its value and what was expected. Options are
 * computed with as floats: a number must be in its range as a float, too.
 */
public final class Arguments {
  private Arguments() {}

  /** {@code value}, which must be finite and greater than 0. */
  public static double positive(String name, double value) {
    return within(
        name,
        value,
        isPositive(value),
        isPositive((float) value),
        "a finite number greater than 0");
  }

  private static boolean isPositive(double value) {
    return value > 0 && value < Double.POSITIVE_INFINITY;
  }

  /** {@code value}, which must be finite and at least 0. */
  public static double notNegative(String name, double value) {
    return within(
        name,
        value,
        isNotNegative(value),
        isNotNegative((float) value),
        "a finite number of at least 0");
  }

  private static boolean isNotNegative(double value) {
    return value >= 0 && value < Double.POSITIVE_INFINITY;
  }

  /** {@code value}, which must be finite. */
  public static double finite(String name, double value) {
    return within(
        name, value, Double.isFinite(value), Float.isFinite((float) value), "a finite number");
  }

  /** {@code value}, which must be in [0, 1). */
  public static double fraction(String name, double value) {
    return within(name, value, isFraction(value), isFraction((float) value), "a number in [0, 1)");
  }

  private static boolean isFraction(double value) {
    return value >= 0 && value < 1;
  }

  /** {@code value}, which must be in [0, 1]. */
  public static double share(String name, double value) {
    return within(name, value, isShare(value), isShare((float) value), "a number in [0, 1]");
  }

  private static boolean isShare(double value) {
    return value >= 0 && value <= 1;
  }

  // No predicate: the first lambda of a virtual machine costs more than the first weights of a
  // small network, which come here.
  private static double within(
      String name, double value, boolean holds, boolean holdsAsFloat, String expected) {
    check(holds, name, value, expected);
    if (!holdsAsFloat) {
      throw new IllegalArgumentException(
          name + " is " + value + ", as a float " + (float) value + ", expected " + expected);
    }
    return value;
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
