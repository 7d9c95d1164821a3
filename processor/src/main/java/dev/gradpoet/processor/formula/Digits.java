package dev.gradpoet.processor.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** Numbers as formulas have them: to be read, not to be computed with. */
final class Digits {
  private static final Map<Double, String> FRACTIONS = Map.of(0.5, "½", 0.25, "¼", 0.75, "¾");

  /** Enough to recognise a constant by. */
  private static final MathContext PRECISION = new MathContext(6, RoundingMode.HALF_EVEN);

  private Digits() {}

  /** The text of a number that is not negative: {@code ½}, {@code 1.0507}, {@code 1E-9}, {@code ∞}. */
  static String of(double value) {
    String fraction = FRACTIONS.get(value);
    if (fraction != null) {
      return fraction;
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "NaN" : "∞";
    }
    if (value == Math.rint(value) && value < 1e6) {
      return Integer.toString((int) value);
    }
    BigDecimal rounded = new BigDecimal(value).round(PRECISION).stripTrailingZeros();
    boolean isReadable = value >= 1e-4 && value < 1e7;
    return isReadable ? rounded.toPlainString() : rounded.toString();
  }
}
