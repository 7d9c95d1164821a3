package dev.gradpoet.processor.formula;

import dev.gradpoet.processor.scalar.Expr;

/** Writes formulas in a line of text: {@code ½ (a − t)²}, {@code 1 if a > 0 else 0}, {@code z = Wᵀ x + b}. */
public final class PlainText {
  /** For exponents of one or two digits: more would be hard to read. */
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final StringBuilder text = new StringBuilder();

  private PlainText() {}

  /** The text of {@code formula}. */
  public static String of(Formula formula) {
    PlainText writer = new PlainText();
    writer.write(formula);
    return writer.text.toString();
  }

  /** The text of {@code expr} in mathematical notation, its variables by their names. */
  public static String of(Expr expr) {
    return of(Notation.of(expr));
  }

  private void write(Formula formula) {
    if (formula instanceof Formula.Symbol f) {
      text.append(f.name());
    } else if (formula instanceof Formula.Numeral f) {
      text.append(f.isNegative() ? "−" : "").append(f.digits());
    } else if (formula instanceof Formula.Group f) {
      between("(", f.inner(), ")");
    } else if (formula instanceof Formula.Indexed f) {
      write(f.tensor());
      text.append('[');
      list(f.indices(), ",");
      text.append(']');
    } else if (formula instanceof Formula.Negative f) {
      between("−", f.operand(), "");
    } else if (formula instanceof Formula.Infix f) {
      String sign = f.operator().sign();
      infix(f.left(), sign.isEmpty() ? " " : " " + sign + " ", f.right());
    } else if (formula instanceof Formula.Quotient f) {
      infix(f.over(), f.isSmall() ? "/" : " / ", f.under());
    } else if (formula instanceof Formula.Power f) {
      power(f);
    } else if (formula instanceof Formula.Transpose f) {
      between("", f.matrix(), "ᵀ");
    } else if (formula instanceof Formula.Root f) {
      between("√", f.radicand(), "");
    } else if (formula instanceof Formula.Absolute f) {
      between("|", f.inner(), "|");
    } else if (formula instanceof Formula.Application f) {
      write(f.function());
      text.append('(');
      list(f.arguments(), ", ");
      text.append(')');
    } else if (formula instanceof Formula.Choice f) {
      infix(f.then(), " if ", f.condition());
      between(" else ", f.otherwise(), "");
    } else if (formula instanceof Formula.Big f) {
      write(f.operator());
      text.append(f.indices().isEmpty() ? "" : " ");
      list(f.indices(), ",");
      between(" ", f.body(), "");
    } else {
      throw new AssertionError(formula);
    }
  }

  private void power(Formula.Power power) {
    write(power.base());
    if (power.exponent() instanceof Formula.Numeral number
        && number.digits().matches("[0-9]{1,2}")) {
      number.digits().chars().forEach(digit -> text.append(SUPERSCRIPTS.charAt(digit - '0')));
    } else {
      between("^", power.exponent(), "");
    }
  }

  private void between(String before, Formula inner, String after) {
    text.append(before);
    write(inner);
    text.append(after);
  }

  private void infix(Formula left, String sign, Formula right) {
    write(left);
    text.append(sign);
    write(right);
  }

  private void list(Iterable<Formula> formulas, String separator) {
    String before = "";
    for (Formula formula : formulas) {
      between(before, formula, "");
      before = separator;
    }
  }
}
