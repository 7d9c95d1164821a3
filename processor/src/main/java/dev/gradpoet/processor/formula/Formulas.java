package dev.gradpoet.processor.formula;

import dev.gradpoet.processor.formula.Formula.Absolute;
import dev.gradpoet.processor.formula.Formula.Application;
import dev.gradpoet.processor.formula.Formula.Big;
import dev.gradpoet.processor.formula.Formula.Choice;
import dev.gradpoet.processor.formula.Formula.Group;
import dev.gradpoet.processor.formula.Formula.Infix;
import dev.gradpoet.processor.formula.Formula.Negative;
import dev.gradpoet.processor.formula.Formula.Numeral;
import dev.gradpoet.processor.formula.Formula.Operator;
import dev.gradpoet.processor.formula.Formula.Power;
import dev.gradpoet.processor.formula.Formula.Quotient;
import dev.gradpoet.processor.formula.Formula.Root;
import dev.gradpoet.processor.formula.Formula.Symbol;
import dev.gradpoet.processor.formula.Formula.Transpose;
import java.util.List;

/** Makes formulas of formulas, with parentheses where they are needed and nowhere else. */
public final class Formulas {
  private static final String DERIVATIVE = "∂L/∂";

  // How strongly a form binds: an operand that binds less than its place asks for is put in
  // parentheses.
  private static final int CHOICE = 0;
  private static final int SUM = 1;
  private static final int QUOTIENT = 2;
  private static final int PRODUCT = 3;
  private static final int POWER = 4;
  private static final int SIMPLE = 5;

  private Formulas() {}

  /** What is called {@code name}: a letter, or the quotient ∂L/∂a. */
  public static Formula named(String name) {
    return name.startsWith(DERIVATIVE)
        ? derivative(name.substring(DERIVATIVE.length()))
        : new Symbol(name);
  }

  /** ∂L/∂variable, the gradient of the loss. */
  public static Formula derivative(String variable) {
    return derivative("L", variable);
  }

  /** ∂of/∂by. */
  public static Formula derivative(String of, String by) {
    return new Quotient(differential(of), differential(by), true);
  }

  /** ∂name: the same where places in brackets follow. */
  public static Formula differential(String name) {
    return Symbol.differential(name);
  }

  public static Formula number(double value) {
    return new Numeral(value);
  }

  public static Formula plus(Formula left, Formula right) {
    return new Infix(in(left, SUM), Operator.PLUS, second(right, SUM));
  }

  public static Formula minus(Formula left, Formula right) {
    return new Infix(in(left, SUM), Operator.MINUS, second(right, QUOTIENT));
  }

  public static Formula negative(Formula operand) {
    return new Negative(second(operand, QUOTIENT));
  }

  public static Formula times(Formula left, Formula right) {
    boolean isDerivative = isDerivative(left);
    // A minus of the first number is one of the whole product.
    Formula first =
        isDerivative || isProduct(left) || left instanceof Numeral ? left : closed(left, PRODUCT);
    Formula then = second(right, PRODUCT);
    // Two numbers side by side would read as one, and ∂L/∂a z as ∂L/(∂a z).
    boolean isSigned = isDerivative || startsWithDigit(then);
    return new Infix(first, isSigned ? Operator.DOT : Operator.TIMES, then);
  }

  /** The product of two vectors, value by value. */
  public static Formula hadamard(Formula left, Formula right) {
    return new Infix(closed(left, PRODUCT), Operator.HADAMARD, second(right, PRODUCT));
  }

  public static Formula over(Formula left, Formula right) {
    boolean isSmall = strength(left) >= POWER && right instanceof Numeral;
    return new Quotient(closed(left, QUOTIENT), in(right, POWER), isSmall);
  }

  public static Formula power(Formula base, Formula exponent) {
    return new Power(in(base, SIMPLE), in(exponent, SIMPLE));
  }

  public static Formula transpose(Formula matrix) {
    return new Transpose(in(matrix, SIMPLE));
  }

  public static Formula root(Formula radicand) {
    return new Root(
        isPlain(radicand) || radicand instanceof Absolute ? radicand : new Group(radicand));
  }

  public static Formula absolute(Formula inner) {
    return new Absolute(inner);
  }

  public static Formula apply(String function, Formula... arguments) {
    return new Application(new Symbol(function), List.of(arguments));
  }

  /** e to a power: of a letter with it raised, else {@code exp(…)}. */
  public static Formula exp(Formula exponent) {
    return isPlain(exponent) ? new Power(new Symbol("e"), exponent) : apply("exp", exponent);
  }

  /** {@code then} where {@code left} is greater than {@code right}; against a number the number stands last. */
  public static Formula choice(Formula left, Formula right, Formula then, Formula otherwise) {
    Formula condition = left instanceof Numeral
        ? new Infix(in(right, SUM), Operator.LESS, left)
        : new Infix(in(left, SUM), Operator.GREATER, in(right, SUM));
    return new Choice(in(then, SUM), condition, otherwise);
  }

  /** {@code operator} of all values of {@code body}: a sum as one would read it, not of its first term. */
  public static Formula big(String operator, List<Formula> indices, Formula body) {
    boolean isOpen = body instanceof Choice
        || (body instanceof Infix infix && !infix.operator().isProduct());
    return new Big(new Symbol(operator), indices, isOpen ? new Group(body) : body);
  }

  /** Σ body, over what is clear. */
  public static Formula sum(Formula body) {
    return big("Σ", List.of(), body);
  }

  public static Formula equation(Formula left, Formula right) {
    return new Infix(left, Operator.EQUALS, right);
  }

  /** {@code left} grows by {@code right}. */
  public static Formula growth(Formula left, Formula right) {
    return new Infix(left, Operator.ADDS, right);
  }

  private static int strength(Formula formula) {
    if (formula instanceof Choice) {
      return CHOICE;
    } else if (formula instanceof Infix infix) {
      boolean isMinusOfAll = infix.operator().isProduct() && startsWithMinus(infix);
      return isProduct(infix) && !isMinusOfAll
          ? PRODUCT
          : infix.operator().isSum() || isMinusOfAll ? SUM : CHOICE;
    } else if (formula instanceof Negative) {
      return SUM;
    } else if (formula instanceof Numeral number) {
      return number.isNegative() ? SUM : SIMPLE;
    } else if (formula instanceof Quotient) {
      return QUOTIENT;
    } else if (formula instanceof Big) {
      return PRODUCT;
    } else if (formula instanceof Power || formula instanceof Root || isOfWords(formula)) {
      return POWER;
    }
    return SIMPLE;
  }

  private static Formula in(Formula formula, int place) {
    return strength(formula) < place ? new Group(formula) : formula;
  }

  /** After another operand, where a leading minus would stand beside the operator. */
  private static Formula second(Formula formula, int place) {
    return startsWithMinus(formula) ? new Group(formula) : in(formula, place);
  }

  /** Before a factor or a divisor, which a sum would take for its own. */
  private static Formula closed(Formula formula, int place) {
    return formula instanceof Big ? new Group(formula) : in(formula, place);
  }

  private static boolean startsWithMinus(Formula formula) {
    Formula first = first(formula);
    return first instanceof Negative || (first instanceof Numeral number && number.isNegative());
  }

  private static boolean startsWithDigit(Formula formula) {
    return first(formula) instanceof Numeral number
        && Character.isDigit(number.digits().charAt(0));
  }

  /** What a reader meets first. */
  private static Formula first(Formula formula) {
    if (formula instanceof Infix infix) {
      return first(infix.left());
    } else if (formula instanceof Quotient quotient) {
      return first(quotient.over());
    } else if (formula instanceof Power power) {
      return first(power.base());
    }
    return formula;
  }

  private static boolean isProduct(Formula formula) {
    return formula instanceof Infix infix && infix.operator().isProduct();
  }

  private static boolean isDerivative(Formula formula) {
    return formula instanceof Quotient quotient
        && quotient.over() instanceof Symbol over
        && over.isDifferential();
  }

  /** Whether {@code formula} is applied to by two words: log cosh(a) to a power would be that of cosh(a). */
  private static boolean isOfWords(Formula formula) {
    return formula instanceof Application application
        && application.function().name().contains(" ");
  }

  private static boolean isPlain(Formula formula) {
    return formula instanceof Symbol || formula instanceof Formula.Indexed;
  }
}
