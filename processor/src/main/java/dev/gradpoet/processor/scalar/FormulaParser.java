package dev.gradpoet.processor.scalar;

import dev.gradpoet.processor.scalar.FormulaTokens.Kind;
import dev.gradpoet.processor.scalar.FormulaTokens.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads formulas: {@code z * sigmoid(1.702 * z)} as an expression. The grammar, loosest first:
 *
 * <pre>
 * choice   = sum [ ( "&gt;" | "&gt;=" | "&lt;" | "&lt;=" ) sum "?" choice ":" choice ]
 * sum      = product { ( "+" | "-" ) product }
 * product  = signed { ( "*" | "/" ) signed }
 * signed   = "-" signed | power
 * power    = operand [ "^" signed ]
 * operand  = number | name | function "(" choice { "," choice } ")" | "(" choice ")"
 * number   = ( digits [ "." [ digits ] ] | "." digits ) [ ( "e" | "E" ) [ "+" | "-" ] digits ]
 * name     = a name of Java that is one of the variables
 * function = "exp" | "log" | "sqrt" | "tanh" | "sigmoid" | "relu" | "softplus" | "erf" | "abs" | "min" | "max" | "sin" | "cos"
 * </pre>
 *
 * <p>So powers bind more tightly than a sign before them and group from the right: {@code -2^2} is −4 and {@code 2^3^2} is 512. Choices
 * group from the right, too. There is no product without its {@code *}, since {@code a(b)} would be read as a call. Blanks and line breaks
 * separate tokens and mean nothing else. Variables may have the names of functions.
 *
 * <p>{@code a >= b ? c : d} is {@code b > a ? d : c}: where a or b is NaN it is c, where Java would take d.
 *
 * <p>Nothing is simplified. Length and depth are bounded, so that no text exhausts the stack.
 */
public final class FormulaParser {
  private static final int MAX_LENGTH = 1000;
  private static final int MAX_DEPTH = 100;

  private static final List<String> FUNCTIONS = List.of(
      "exp",
      "log",
      "sqrt",
      "tanh",
      "sigmoid",
      "relu",
      "softplus",
      "erf",
      "abs",
      "min",
      "max",
      "sin",
      "cos");

  private final FormulaTokens tokens;
  private final Set<String> variables;

  /** How many parentheses, signs, powers and choices are around what is read; the formula itself is none. */
  private int depth = -1;

  private FormulaParser(FormulaTokens tokens, Set<String> variables) {
    this.tokens = tokens;
    this.variables = variables;
  }

  /**
   * Returns the expression that {@code text} writes.
   *
   * @param variables the names that may occur
   * @throws FormulaException if {@code text} is not of the grammar, names what is neither a variable nor a function, is longer than
   *     {@value #MAX_LENGTH} characters, or nested deeper than {@value #MAX_DEPTH}
   */
  public static Expr parse(String text, Set<String> variables) throws FormulaException {
    if (text.length() > MAX_LENGTH) {
      String message = FormulaMessages.tooLong(text.length(), MAX_LENGTH);
      throw new FormulaException(message, text, MAX_LENGTH);
    }
    FormulaTokens tokens = new FormulaTokens(text);
    FormulaParser parser = new FormulaParser(tokens, new TreeSet<>(variables));
    if (tokens.next().kind() == Kind.END) {
      throw tokens.mistake(FormulaMessages.EMPTY, 0);
    }
    Expr expr = parser.choice();
    parser.requireEnd();
    return expr;
  }

  private void requireEnd() throws FormulaException {
    if (tokens.next().kind() != Kind.END) {
      throw unexpected(tokens.next());
    }
  }

  /** The mistake of a token that stands where an expression is complete. */
  private FormulaException unexpected(Token token) {
    String message = token.kind() != Kind.SYMBOL
        ? FormulaMessages.noOperator(token.text())
        : switch (token.text()) {
          case ")" -> FormulaMessages.NOT_OPENED;
          case "," -> FormulaMessages.STRAY_COMMA;
          case ":" -> FormulaMessages.STRAY_COLON;
          default -> FormulaMessages.noOperator(token.text());
        };
    return tokens.mistake(message, token.offset());
  }

  private Expr choice() throws FormulaException {
    enter();
    Expr left = sum();
    Token comparison = tokens.next();
    if (comparison.is("?")) {
      throw tokens.mistake(FormulaMessages.NO_COMPARISON, comparison.offset());
    }
    Expr value = comparison.isComparison() ? chosen(left) : left;
    depth--;
    return value;
  }

  private Expr chosen(Expr left) throws FormulaException {
    Token comparison = tokens.take();
    Expr right = sum();
    if (tokens.next().isComparison()) {
      throw tokens.mistake(FormulaMessages.CHAIN, tokens.next().offset());
    } else if (!tokens.takeIf("?")) {
      throw tokens.mistake(FormulaMessages.NO_CHOICE, comparison.offset());
    }
    Expr then = choice();
    if (!tokens.takeIf(":")) {
      throw tokens.mistake(FormulaMessages.NO_OTHERWISE, tokens.next().offset());
    }
    Expr otherwise = choice();
    return switch (comparison.text()) {
      case ">" -> Exprs.select(left, right, then, otherwise);
      case "<" -> Exprs.select(right, left, then, otherwise);
      case ">=" -> Exprs.select(right, left, otherwise, then);
      default -> Exprs.select(left, right, otherwise, then);
    };
  }

  private Expr sum() throws FormulaException {
    Expr sum = product();
    while (tokens.next().is("+") || tokens.next().is("-")) {
      boolean isAdded = tokens.take().is("+");
      Expr term = product();
      sum = isAdded ? Exprs.add(sum, term) : Exprs.sub(sum, term);
    }
    return sum;
  }

  private Expr product() throws FormulaException {
    Expr product = signed();
    while (tokens.next().is("*") || tokens.next().is("/")) {
      boolean isTimes = tokens.take().is("*");
      Expr factor = signed();
      product = isTimes ? Exprs.mul(product, factor) : Exprs.div(product, factor);
    }
    return product;
  }

  private Expr signed() throws FormulaException {
    return tokens.takeIf("-") ? Exprs.neg(nestedSigned()) : power();
  }

  private Expr nestedSigned() throws FormulaException {
    enter();
    Expr value = signed();
    depth--;
    return value;
  }

  private Expr power() throws FormulaException {
    Expr base = operand();
    if (!tokens.takeIf("^")) {
      return base;
    }
    Expr exponent = nestedSigned();
    boolean isShort = exponent instanceof Expr.Const number
        && Coefficients.isWhole(number.value())
        && number.value() >= 2
        && number.value() <= Powers.LARGEST_WHOLE;
    return isShort
        ? Exprs.pow(base, (int) ((Expr.Const) exponent).value())
        : Exprs.pow(base, exponent);
  }

  private Expr operand() throws FormulaException {
    Token token = tokens.take();
    if (token.kind() == Kind.NUMBER) {
      return Exprs.constant(Double.parseDouble(token.text()));
    } else if (token.kind() == Kind.NAME) {
      return tokens.next().is("(") ? call(token) : variable(token);
    } else if (token.is("(")) {
      Expr inner = choice();
      requireClosed(token);
      return inner;
    }
    throw tokens.mistake(
        token.kind() == Kind.END ? FormulaMessages.ENDS : FormulaMessages.noOperand(token.text()),
        token.offset());
  }

  private Expr variable(Token name) throws FormulaException {
    if (variables.contains(name.text())) {
      return Exprs.var(name.text());
    }
    throw tokens.mistake(
        FUNCTIONS.contains(name.text())
            ? FormulaMessages.noArguments(name.text())
            : FormulaMessages.unknownName(name.text(), variables),
        name.offset());
  }

  private Expr call(Token name) throws FormulaException {
    if (!FUNCTIONS.contains(name.text())) {
      throw tokens.mistake(
          variables.contains(name.text())
              ? FormulaMessages.noFunction(name.text())
              : FormulaMessages.unknownFunction(name.text(), FUNCTIONS),
          name.offset());
    }
    Token opening = tokens.take();
    List<Expr> arguments = new ArrayList<>();
    if (!tokens.next().is(")")) {
      do {
        arguments.add(choice());
      } while (tokens.takeIf(","));
    }
    requireClosed(opening);
    int takes = name.text().equals("min") || name.text().equals("max") ? 2 : 1;
    if (arguments.size() != takes) {
      throw tokens.mistake(
          FormulaMessages.wrongCount(name.text(), takes, arguments.size()), name.offset());
    }
    return applied(name.text(), arguments);
  }

  private static Expr applied(String function, List<Expr> arguments) {
    Expr first = arguments.get(0);
    return switch (function) {
      case "exp" -> Exprs.exp(first);
      case "log" -> Exprs.log(first);
      case "sqrt" -> Exprs.sqrt(first);
      case "tanh" -> Exprs.call(Functions.TANH, first);
      case "sigmoid" -> Exprs.call(Functions.SIGMOID, first);
      case "softplus" -> Exprs.call(Functions.SOFTPLUS, first);
      case "erf" -> Exprs.call(Functions.ERF, first);
      case "sin" -> Exprs.call(Functions.SIN, first);
      case "cos" -> Exprs.call(Functions.COS, first);
      case "relu" -> Exprs.max(first, Exprs.ZERO);
      case "abs" -> Exprs.abs(first);
      case "min" -> Exprs.min(first, arguments.get(1));
      case "max" -> Exprs.max(first, arguments.get(1));
      default -> throw new AssertionError(function);
    };
  }

  private void requireClosed(Token opening) throws FormulaException {
    Token closing = tokens.next();
    if (tokens.takeIf(")")) {
      return;
    }
    throw closing.kind() == Kind.END
        ? tokens.mistake(FormulaMessages.NOT_CLOSED, opening.offset())
        : unexpected(closing);
  }

  private void enter() throws FormulaException {
    depth++;
    if (depth > MAX_DEPTH) {
      throw tokens.mistake(FormulaMessages.tooDeep(MAX_DEPTH), tokens.next().offset());
    }
  }
}
