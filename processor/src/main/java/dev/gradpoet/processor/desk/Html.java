package dev.gradpoet.processor.desk;

import java.math.BigDecimal;
import java.math.MathContext;

/** Pieces of HTML. */
final class Html {
  private Html() {}

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A value with four significant digits, without zeros at the end; very small ones with an exponent. */
  static String number(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    String text = Math.abs(exponent) < 5
        ? rounded.toPlainString()
        : rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
    return text.replace('-', '−');
  }
}
