package dev.gradpoet.processor.formula;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes formulas in TeX's math mode, with the commands of amsmath. */
public final class Tex {
  private static final Map<String, String> LETTERS = Map.ofEntries(
      Map.entry("δ", "\\delta"),
      Map.entry("σ", "\\sigma"),
      Map.entry("φ", "\\varphi"),
      Map.entry("Φ", "\\Phi"),
      Map.entry("Σ", "\\sum"),
      Map.entry("ℓ", "\\ell"));

  /** Functions that have a command. */
  private static final Set<String> FUNCTIONS =
      Set.of("exp", "log", "tanh", "sin", "cos", "max", "min", "arg");

  private static final Map<String, String> NUMBERS = Map.of(
      "½",
      "\\tfrac{1}{2}",
      "¼",
      "\\tfrac{1}{4}",
      "¾",
      "\\tfrac{3}{4}",
      "∞",
      "\\infty",
      "NaN",
      "\\text{NaN}");

  private static final String PRIME = "′";

  private Tex() {}

  /** {@code formula}, without the dollars around it. */
  public static String of(Formula formula) {
    if (formula instanceof Formula.Symbol f) {
      return symbol(f);
    } else if (formula instanceof Formula.Numeral f) {
      return (f.isNegative() ? "-" : "") + digits(f.digits());
    } else if (formula instanceof Formula.Group f) {
      return fenced("(", of(f.inner()), ")");
    } else if (formula instanceof Formula.Indexed f) {
      return of(f.tensor()) + "_{" + list(f.indices()) + "}";
    } else if (formula instanceof Formula.Negative f) {
      return "-" + of(f.operand());
    } else if (formula instanceof Formula.Infix f) {
      return of(f.left()) + operator(f.operator()) + of(f.right());
    } else if (formula instanceof Formula.Quotient f) {
      return "\\frac{" + open(f.over()) + "}{" + open(f.under()) + "}";
    } else if (formula instanceof Formula.Power f) {
      return of(f.base()) + "^{" + open(f.exponent()) + "}";
    } else if (formula instanceof Formula.Transpose f) {
      return of(f.matrix()) + "^{\\top}";
    } else if (formula instanceof Formula.Root f) {
      return "\\sqrt{" + open(f.radicand()) + "}";
    } else if (formula instanceof Formula.Absolute f) {
      return fenced("|", of(f.inner()), "|");
    } else if (formula instanceof Formula.Application f) {
      return function(f.function()) + fenced("(", list(f.arguments()), ")");
    } else if (formula instanceof Formula.Choice f) {
      return "\\begin{cases}" + open(f.then()) + "&\\text{if }" + of(f.condition()) + "\\\\"
          + open(f.otherwise()) + "&\\text{else}\\end{cases}";
    } else if (formula instanceof Formula.Big f) {
      String indices = f.indices().isEmpty() ? "" : "_{" + list(f.indices()) + "}";
      return function(f.operator()) + indices + " " + of(f.body());
    }
    throw new AssertionError(formula);
  }

  /** Where the place itself shows how far the formula goes. */
  private static String open(Formula formula) {
    return of(formula instanceof Formula.Group group ? group.inner() : formula);
  }

  private static String symbol(Formula.Symbol symbol) {
    if (symbol.isDifferential()) {
      return "\\partial " + symbol(symbol.differentiated());
    }
    StringBuilder tex = new StringBuilder();
    for (String word : symbol.words()) {
      tex.append(tex.isEmpty() ? "" : "\\ ").append(letters(word));
    }
    String subscript = symbol.subscript();
    return tex + (subscript.isEmpty() ? "" : "_{" + escaped(subscript) + "}");
  }

  private static String letters(String word) {
    int end = word.indexOf(PRIME) > 0 ? word.indexOf(PRIME) : word.length();
    String name = word.substring(0, end);
    String primes = word.substring(end).replace(PRIME, "'");
    boolean isLetter = name.codePointCount(0, name.length()) == 1;
    String plain = isLetter ? escaped(name) : "\\mathit{" + escaped(name) + "}";
    return LETTERS.getOrDefault(name, plain) + primes;
  }

  /** The name of a function or an operator, in upright letters. */
  private static String function(Formula.Symbol function) {
    StringBuilder tex = new StringBuilder();
    for (String word : function.words()) {
      boolean isLetter = word.length() == 1;
      String other = isLetter ? letters(word) : "\\operatorname{" + escaped(word) + "}";
      tex.append(tex.isEmpty() ? "" : " ").append(FUNCTIONS.contains(word) ? "\\" + word : other);
    }
    return tex.toString();
  }

  private static String digits(String digits) {
    int e = digits.indexOf('E');
    return e < 0
        ? NUMBERS.getOrDefault(digits, digits)
        : digits.substring(0, e) + " \\cdot 10^{" + digits.substring(e + 1).replace("+", "") + "}";
  }

  private static String operator(Formula.Operator operator) {
    return switch (operator) {
      case PLUS -> " + ";
      case MINUS -> " - ";
      case TIMES -> "\\,";
      case DOT -> " \\cdot ";
      case HADAMARD -> " \\odot ";
      case EQUALS -> " = ";
      case ADDS -> " \\mathrel{+}= ";
      case GREATER -> " > ";
      case LESS -> " < ";
    };
  }

  private static String fenced(String before, String inner, String after) {
    return "\\left" + before + inner + "\\right" + after;
  }

  private static String list(List<Formula> formulas) {
    StringBuilder tex = new StringBuilder();
    for (Formula formula : formulas) {
      tex.append(tex.isEmpty() ? "" : ", ").append(of(formula));
    }
    return tex.toString();
  }

  private static String escaped(String name) {
    return name.replaceAll("[#$%&_{}]", "\\\\$0");
  }
}
