package dev.gradpoet.lab.data;

/** Reads decimal numbers from characters, without allocation where they are short: files are full of short ones. */
final class Decimals {
  /** The powers of ten that a float holds exactly. */
  private static final float[] EXACT_POWERS = {
    1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f
  };
  /** The integers up to which a float holds all. */
  private static final int MOST_EXACT = 1 << 24;

  private Decimals() {}

  /**
   * The number that the characters say, rounded once, as {@link Float#parseFloat} does.
   *
   * @throws NumberFormatException if they say none, or one that is not finite
   */
  static float parse(char[] text, int from, int length) {
    int end = from + length;
    int at = from;
    boolean negative = length > 0 && text[at] == '-';
    if (negative) {
      at++;
    }
    int digits = 0;
    int decimals = 0;
    int value = 0;
    boolean point = false;
    for (; at < end && value < MOST_EXACT; at++) {
      int digit = text[at] - '0';
      if (digit >= 0 && digit <= 9) {
        // Below 2²⁴ before, so below 2³¹ after.
        value = value * 10 + digit;
        digits++;
        decimals += point ? 1 : 0;
      } else if (text[at] == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    if (at < end || digits == 0 || value > MOST_EXACT || decimals >= EXACT_POWERS.length) {
      return parseSlowly(text, from, length);
    }
    // Both are exact, so the quotient is rounded once: W. D. Clinger, How to Read Floating Point
    // Numbers Accurately, PLDI 1990.
    float number = value / EXACT_POWERS[decimals];
    return negative ? -number : number;
  }

  private static float parseSlowly(char[] text, int from, int length) {
    String number = new String(text, from, length);
    // parseFloat also takes 1f, 0x1p0 and NaN, which no other program takes for a number in a file.
    boolean decimal = length > 0;
    for (int i = 0; i < length && decimal; i++) {
      decimal = "0123456789+-.eE".indexOf(number.charAt(i)) >= 0;
    }
    if (!decimal) {
      throw new NumberFormatException(Names.quote(number) + " is not a number");
    }
    float parsed;
    try {
      parsed = Float.parseFloat(number);
    } catch (NumberFormatException e) {
      throw new NumberFormatException(Names.quote(number) + " is not a number");
    }
    if (Float.isInfinite(parsed)) {
      throw new NumberFormatException(Names.quote(number) + " is beyond what a float holds");
    }
    return parsed;
  }
}
