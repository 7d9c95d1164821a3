package dev.gradpoet.processor.formula;

import static dev.gradpoet.processor.formula.Formulas.absolute;
import static dev.gradpoet.processor.formula.Formulas.apply;
import static dev.gradpoet.processor.formula.Formulas.choice;
import static dev.gradpoet.processor.formula.Formulas.exp;
import static dev.gradpoet.processor.formula.Formulas.minus;
import static dev.gradpoet.processor.formula.Formulas.named;
import static dev.gradpoet.processor.formula.Formulas.negative;
import static dev.gradpoet.processor.formula.Formulas.number;
import static dev.gradpoet.processor.formula.Formulas.over;
import static dev.gradpoet.processor.formula.Formulas.plus;
import static dev.gradpoet.processor.formula.Formulas.power;
import static dev.gradpoet.processor.formula.Formulas.root;
import static dev.gradpoet.processor.formula.Formulas.times;

import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Function;
import dev.gradpoet.processor.scalar.Functions;
import java.util.Map;

/** Expressions as a textbook would write them: a (1 − a), ½ (a − t)². */
public final class Notation {
  private static final Map<Function, String> FUNCTIONS = Map.of(
      Functions.SIGMOID, "σ",
      Functions.NORMAL_CDF, "Φ",
      Functions.NORMAL_PDF, "φ",
      Functions.LOG_SOFTPLUS, "log softplus",
      Functions.LOG_COSH, "log cosh");

  private final Map<Expr.Var, Formula> names;

  private Notation(Map<Expr.Var, Formula> names) {
    this.names = names;
  }

  /** {@code expr}, its variables by their names. */
  public static Formula of(Expr expr) {
    return of(expr, Map.of());
  }

  /**
   * {@code expr}.
   *
   * @param names what stands for variables; others are called by their names
   */
  public static Formula of(Expr expr, Map<Expr.Var, Formula> names) {
    return new Notation(names).write(expr);
  }

  private Formula write(Expr expr) {
    if (expr instanceof Expr.Const e) {
      return number(e.value());
    } else if (expr instanceof Expr.Var e) {
      Formula known = names.get(e);
      return known == null ? named(e.name()) : known;
    } else if (expr instanceof Expr.Add e) {
      return plus(write(e.left()), write(e.right()));
    } else if (expr instanceof Expr.Sub e) {
      return minus(write(e.left()), write(e.right()));
    } else if (expr instanceof Expr.Mul e) {
      return times(write(e.left()), write(e.right()));
    } else if (expr instanceof Expr.Div e) {
      return over(write(e.left()), write(e.right()));
    } else if (expr instanceof Expr.Neg e) {
      return negative(write(e.operand()));
    } else if (expr instanceof Expr.Pow e) {
      return power(write(e.base()), number(e.exponent()));
    } else if (expr instanceof Expr.RealPow e) {
      return power(write(e.base()), write(e.exponent()));
    } else if (expr instanceof Expr.Min e) {
      return apply("min", write(e.left()), write(e.right()));
    } else if (expr instanceof Expr.Max e) {
      return apply("max", write(e.left()), write(e.right()));
    } else if (expr instanceof Expr.Abs e) {
      return absolute(write(e.operand()));
    } else if (expr instanceof Expr.Sign e) {
      return apply("sign", write(e.operand()));
    } else if (expr instanceof Expr.Select e) {
      return choice(write(e.left()), write(e.right()), write(e.then()), write(e.otherwise()));
    } else if (expr instanceof Expr.Call e) {
      return call(e.function(), write(e.argument()));
    }
    throw new AssertionError(expr);
  }

  private static Formula call(Function function, Formula argument) {
    if (function == Functions.EXP) {
      return exp(argument);
    } else if (function == Functions.SQRT) {
      return root(argument);
    }
    return apply(FUNCTIONS.getOrDefault(function, function.name()), argument);
  }
}
