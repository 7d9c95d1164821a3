package dev.gradpoet.processor.scalar;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;

/** Prints expressions as a textbook would: {@code a (1 − a)}, {@code ½ (a − t)²}, {@code 1 if a > 0 else 0}. */
public final class Formula {
  private static final Map<Double, String> FRACTIONS = Map.of(0.5, "½", 0.25, "¼", 0.75, "¾");
  private static final Map<String, String> SYMBOLS = Map.of(
      "sqrt",
      "√",
      "sigmoid",
      "σ",
      "normalCdf",
      "Φ",
      "normalPdf",
      "φ",
      "logSoftplus",
      "log softplus",
      "logCosh",
      "log cosh");
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  /** Enough to recognise a constant by; a formula is read, not computed. */
  private static final MathContext DIGITS = new MathContext(6, RoundingMode.HALF_EVEN);

  // How strongly a form binds: an operand that binds less than its place asks for is put in
  // parentheses.
  private static final int CHOICE = 0;
  private static final int SUM = 1;
  private static final int QUOTIENT = 2;
  private static final int PRODUCT = 3;
  private static final int POWER = 4;
  private static final int SIMPLE = 5;

  private Formula() {}

  /** Returns {@code expr} in mathematical notation. */
  public static String of(Expr expr) {
    if (expr instanceof Expr.Const e) {
      return number(e.value());
    } else if (expr instanceof Expr.Var e) {
      return e.name();
    } else if (expr instanceof Expr.Add e) {
      return in(e.left(), SUM) + " + " + second(e.right(), SUM);
    } else if (expr instanceof Expr.Sub e) {
      return in(e.left(), SUM) + " − " + second(e.right(), QUOTIENT);
    } else if (expr instanceof Expr.Mul e) {
      return product(e);
    } else if (expr instanceof Expr.Div e) {
      String numerator = in(e.left(), QUOTIENT);
      String denominator = in(e.right(), POWER);
      boolean small = strength(e.left()) >= POWER && e.right() instanceof Expr.Const;
      return numerator + (small ? "/" : " / ") + denominator;
    } else if (expr instanceof Expr.Neg e) {
      return "−" + second(e.operand(), QUOTIENT);
    } else if (expr instanceof Expr.Pow e) {
      return in(e.base(), SIMPLE) + superscript(e.exponent());
    } else if (expr instanceof Expr.RealPow e) {
      return in(e.base(), SIMPLE) + "^" + in(e.exponent(), SIMPLE);
    } else if (expr instanceof Expr.Min e) {
      return "min(" + of(e.left()) + ", " + of(e.right()) + ")";
    } else if (expr instanceof Expr.Max e) {
      return "max(" + of(e.left()) + ", " + of(e.right()) + ")";
    } else if (expr instanceof Expr.Abs e) {
      return "|" + of(e.operand()) + "|";
    } else if (expr instanceof Expr.Sign e) {
      return "sign(" + of(e.operand()) + ")";
    } else if (expr instanceof Expr.Select e) {
      return in(e.then(), SUM) + " if " + condition(e) + " else " + of(e.otherwise());
    } else if (expr instanceof Expr.Call e) {
      return call(e);
    }
    throw new AssertionError(expr);
  }

  private static String condition(Expr.Select select) {
    return select.left() instanceof Expr.Const
        ? in(select.right(), SUM) + " < " + of(select.left())
        : in(select.left(), SUM) + " > " + in(select.right(), SUM);
  }

  private static int strength(Expr expr) {
    if (expr instanceof Expr.Select) {
      return CHOICE;
    } else if (expr instanceof Expr.Add || expr instanceof Expr.Sub || expr instanceof Expr.Neg) {
      return SUM;
    } else if (expr instanceof Expr.Const e) {
      return e.value() < 0 ? SUM : SIMPLE;
    } else if (expr instanceof Expr.Div || isQuotientByName(expr)) {
      return QUOTIENT;
    } else if (expr instanceof Expr.Mul e) {
      return startsWithMinus(e) ? SUM : PRODUCT;
    } else if (expr instanceof Expr.Pow
        || expr instanceof Expr.RealPow
        || isPlainExp(expr)
        || isPlainRoot(expr)) {
      return POWER;
    }
    return SIMPLE;
  }

  private static String in(Expr expr, int place) {
    return strength(expr) < place ? "(" + of(expr) + ")" : of(expr);
  }

  /** After another operand, where a leading minus would stand beside the operator. */
  private static String second(Expr expr, int place) {
    return startsWithMinus(expr) ? "(" + of(expr) + ")" : in(expr, place);
  }

  private static boolean startsWithMinus(Expr expr) {
    if (expr instanceof Expr.Mul e) {
      return startsWithMinus(e.left());
    } else if (expr instanceof Expr.Add e) {
      return startsWithMinus(e.left());
    } else if (expr instanceof Expr.Sub e) {
      return startsWithMinus(e.left());
    } else if (expr instanceof Expr.Div e) {
      return startsWithMinus(e.left());
    }
    return expr instanceof Expr.Neg || (expr instanceof Expr.Const e && e.value() < 0);
  }

  private static String product(Expr.Mul product) {
    boolean minusOfAll = product.left() instanceof Expr.Mul || product.left() instanceof Expr.Const;
    boolean isQuotient = isQuotientByName(product.left());
    String left = minusOfAll || isQuotient ? of(product.left()) : in(product.left(), PRODUCT);
    String right = second(product.right(), PRODUCT);
    // Two numbers side by side would read as one, and ∂L/∂a z as ∂L/(∂a z).
    return left + (isQuotient || Character.isDigit(right.charAt(0)) ? " · " : " ") + right;
  }

  /** Whether {@code expr} is a variable that is called as a quotient: ∂L/∂a. */
  private static boolean isQuotientByName(Expr expr) {
    return expr instanceof Expr.Var e && e.name().contains("/");
  }

  private static String call(Expr.Call call) {
    if (isPlainExp(call)) {
      return "e^" + of(call.argument());
    }
    if (isPlainRoot(call)) {
      return "√" + of(call.argument());
    }
    String name = call.function().name();
    return SYMBOLS.getOrDefault(name, name) + "(" + of(call.argument()) + ")";
  }

  private static boolean isPlainRoot(Expr expr) {
    return expr instanceof Expr.Call e
        && e.function() == Functions.SQRT
        && (e.argument() instanceof Expr.Abs
            || (e.argument() instanceof Expr.Var argument && !isQuotientByName(argument)));
  }

  private static boolean isPlainExp(Expr expr) {
    return expr instanceof Expr.Call e
        && e.function() == Functions.EXP
        && e.argument() instanceof Expr.Var;
  }

  private static String number(double value) {
    if (value < 0) {
      return "−" + number(-value);
    }
    String fraction = FRACTIONS.get(value);
    if (fraction != null) {
      return fraction;
    }
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      return Double.isNaN(value) ? "NaN" : "∞";
    }
    if (Coefficients.isWhole(value) && value < 1e6) {
      return Integer.toString((int) value);
    }
    BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    boolean readable = value == 0 || (value >= 1e-4 && value < 1e7);
    return readable ? rounded.toPlainString() : rounded.toString();
  }

  private static String superscript(int exponent) {
    StringBuilder raised = new StringBuilder();
    Integer.toString(exponent)
        .chars()
        .forEach(digit -> raised.append(SUPERSCRIPTS.charAt(digit - '0')));
    return raised.toString();
  }
}
