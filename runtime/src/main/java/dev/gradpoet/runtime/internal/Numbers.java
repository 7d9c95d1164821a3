package dev.gradpoet.runtime.internal;

import java.util.Locale;

/** Numbers as people read them, in any locale: plain where they can be, and never 1 for what is less. */
public final class Numbers {
  /** From there on, the zeros of plain decimals would be more than their digits. */
  private static final double LEAST_PLAIN = 1e-4;

  private static final double MOST_PLAIN = 1e12;

  private Numbers() {}

  /** With {@code digits} significant digits, and more of a large whole number: {@code 0.1234}, {@code 25000}, {@code 1.234e-07}. */
  public static String significant(double value, int digits) {
    double size = Math.abs(value);
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.toString(value);
    }
    if (size < LEAST_PLAIN || size >= MOST_PLAIN) {
      return String.format(Locale.ROOT, "%." + (digits - 1) + "e", value);
    }
    int power = (int) Math.floor(Math.log10(size));
    return fixed(value, Math.max(0, digits - 1 - power));
  }

  /**
   * A loss, so that those of a training are as wide as each other: {@code 1.887913}, {@code 0.090767}, {@code 1234.568}, {@code 5.679e-05}.
   */
  public static String loss(double value) {
    double size = Math.abs(value);
    if (size >= 10) {
      return significant(value, 7);
    }
    return size >= 1e-3 || value == 0 ? fixed(value, 6) : significant(value, 4);
  }

  /** With so many decimals. What is less than 1 is shown as less than 1, since 1 stands for perfect: {@code 0.999} for 0.99996. */
  public static String fixed(double value, int decimals) {
    if (value < 1 && value > 0.5 && decimals > 0) {
      double unit = Math.pow(10, -decimals);
      return format(Math.min(value, 1 - unit), decimals);
    }
    String text = format(value, decimals);
    return text.startsWith("-") && text.matches("-[0.]+") ? text.substring(1) : text;
  }

  private static String format(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
