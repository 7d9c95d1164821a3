package dev.gradpoet.runtime.internal;

import java.util.function.DoublePredicate;

/**
 * Checks of arguments that return the argument, with messages that say its name, its value and what was expected. Options are
 * computed with as floats: a number must be in its range as a float, too.
 */
public final class Arguments {
  private Arguments() {}

  /** {@code value}, which must be finite and greater than 0. */
  public static double positive(String name, double value) {
    return within(
        name, value, v -> v > 0 && v < Double.POSITIVE_INFINITY, "a finite number greater than 0");
  }

  /** {@code value}, which must be finite and at least 0. */
  public static double notNegative(String name, double value) {
    return within(
        name, value, v -> v >= 0 && v < Double.POSITIVE_INFINITY, "a finite number of at least 0");
  }

  /** {@code value}, which must be finite. */
  public static double finite(String name, double value) {
    return within(name, value, Double::isFinite, "a finite number");
  }

  /** {@code value}, which must be in [0, 1). */
  public static double fraction(String name, double value) {
    return within(name, value, v -> v >= 0 && v < 1, "a number in [0, 1)");
  }

  /** {@code value}, which must be in [0, 1]. */
  public static double share(String name, double value) {
    return within(name, value, v -> v >= 0 && v <= 1, "a number in [0, 1]");
  }

  private static double within(String name, double value, DoublePredicate range, String expected) {
    check(range.test(value), name, value, expected);
    if (!range.test((float) value)) {
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
