package dev.gradpoet.processor.formula;

import java.util.List;

/**
 * Writes formulas as presentation MathML, well-formed XML. Each formula is one element, so that quotients and scripts have as many children
 * as they must.
 *
 * <p>Source: MathML Core, W3C.
 */
public final class MathMl {
  private static final String NAMESPACE = "http://www.w3.org/1998/Math/MathML";

  /** Between factors side by side, for those who listen. */
  private static final String INVISIBLE_TIMES = mo("\u2062");

  /** Between a function and what it is applied to. */
  private static final String APPLICATION = mo("\u2061");

  private MathMl() {}

  /** {@code formula} as an element {@code math}. */
  public static String of(Formula formula) {
    return "<math xmlns=\"" + NAMESPACE + "\">" + content(formula) + "</math>";
  }

  /** {@code formula} as one element that may stand in {@code math}, where a page has more to say of that. */
  public static String content(Formula formula) {
    return write(formula);
  }

  private static String write(Formula formula) {
    if (formula instanceof Formula.Symbol f) {
      return symbol(f);
    } else if (formula instanceof Formula.Numeral f) {
      return f.isNegative() ? row(mo("−") + digits(f.digits())) : digits(f.digits());
    } else if (formula instanceof Formula.Group f) {
      return fenced("(", write(f.inner()), ")");
    } else if (formula instanceof Formula.Indexed f) {
      return element("msub", write(f.tensor()) + row(list(f.indices())));
    } else if (formula instanceof Formula.Negative f) {
      return row(mo("−") + write(f.operand()));
    } else if (formula instanceof Formula.Infix f) {
      boolean isInvisible = f.operator() == Formula.Operator.TIMES;
      String operator = isInvisible ? INVISIBLE_TIMES : mo(f.operator().sign());
      return row(write(f.left()) + operator + write(f.right()));
    } else if (formula instanceof Formula.Quotient f) {
      return element("mfrac", open(f.over()) + open(f.under()));
    } else if (formula instanceof Formula.Power f) {
      return element("msup", write(f.base()) + open(f.exponent()));
    } else if (formula instanceof Formula.Transpose f) {
      return element("msup", write(f.matrix()) + mi("T"));
    } else if (formula instanceof Formula.Root f) {
      return element("msqrt", open(f.radicand()));
    } else if (formula instanceof Formula.Absolute f) {
      return fenced("|", write(f.inner()), "|");
    } else if (formula instanceof Formula.Application f) {
      return row(write(f.function()) + APPLICATION + fenced("(", list(f.arguments()), ")"));
    } else if (formula instanceof Formula.Choice f) {
      return choice(f);
    } else if (formula instanceof Formula.Big f) {
      return big(f);
    }
    throw new AssertionError(formula);
  }

  /** Where the place itself shows how far the formula goes. */
  private static String open(Formula formula) {
    return write(formula instanceof Formula.Group group ? group.inner() : formula);
  }

  private static String symbol(Formula.Symbol symbol) {
    if (symbol.isDifferential()) {
      return row(mo("∂") + symbol(symbol.differentiated()));
    }
    StringBuilder words = new StringBuilder();
    for (String word : symbol.words()) {
      words.append(words.isEmpty() ? "" : APPLICATION).append(mi(word));
    }
    String name = symbol.words().size() == 1 ? words.toString() : row(words.toString());
    String subscript = symbol.subscript();
    return subscript.isEmpty() ? name : element("msub", name + mi(subscript));
  }

  private static String digits(String digits) {
    int e = digits.indexOf('E');
    if (e < 0) {
      return element("mn", digits);
    }
    String exponent = digits.substring(e + 1).replace("+", "").replace('-', '−');
    String power = element("msup", element("mn", "10") + element("mn", exponent));
    return row(element("mn", digits.substring(0, e)) + mo("·") + power);
  }

  private static String choice(Formula.Choice choice) {
    String then = element("mtd", open(choice.then()))
        + element("mtd", element("mtext", "if\u00a0") + write(choice.condition()));
    String otherwise =
        element("mtd", open(choice.otherwise())) + element("mtd", element("mtext", "else"));
    return row(mo("{") + element("mtable", element("mtr", then) + element("mtr", otherwise)));
  }

  private static String big(Formula.Big big) {
    List<String> words = big.operator().words();
    StringBuilder row = new StringBuilder();
    for (String word : words.subList(0, words.size() - 1)) {
      row.append(mi(word));
    }
    String last = words.get(words.size() - 1);
    String operator = last.equals("Σ") ? mo("∑") : mi(last);
    row.append(
        big.indices().isEmpty()
            ? operator
            : element("munder", operator + row(list(big.indices()))));
    return row(row + write(big.body()));
  }

  private static String fenced(String before, String inner, String after) {
    return row(mo(before) + inner + mo(after));
  }

  private static String list(List<Formula> formulas) {
    StringBuilder list = new StringBuilder();
    for (Formula formula : formulas) {
      list.append(list.isEmpty() ? "" : mo(",")).append(write(formula));
    }
    return list.toString();
  }

  private static String row(String children) {
    return element("mrow", children);
  }

  private static String mi(String name) {
    return element("mi", escaped(name));
  }

  private static String mo(String operator) {
    return element("mo", escaped(operator));
  }

  private static String element(String name, String content) {
    return "<" + name + ">" + content + "</" + name + ">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
