package dev.gradpoet.processor.scalar;

import java.util.Map;

/** Computes expressions in {@code double}, functions by their evaluation bodies. */
public final class Evaluator {
  private Evaluator() {}

  /**
   * Returns the value of {@code expr}.
   *
   * @throws IllegalArgumentException if a variable of {@code expr} has no value
   */
  public static double evaluate(Expr expr, Map<String, Double> values) {
    if (expr instanceof Expr.Const e) {
      return e.value();
    } else if (expr instanceof Expr.Var e) {
      Double value = values.get(e.name());
      if (value == null) {
        throw new IllegalArgumentException(
            "no value for " + e.name() + " among " + values.keySet());
      }
      return value;
    } else if (expr instanceof Expr.Add e) {
      return evaluate(e.left(), values) + evaluate(e.right(), values);
    } else if (expr instanceof Expr.Sub e) {
      return evaluate(e.left(), values) - evaluate(e.right(), values);
    } else if (expr instanceof Expr.Mul e) {
      return evaluate(e.left(), values) * evaluate(e.right(), values);
    } else if (expr instanceof Expr.Div e) {
      return evaluate(e.left(), values) / evaluate(e.right(), values);
    } else if (expr instanceof Expr.Neg e) {
      return -evaluate(e.operand(), values);
    } else if (expr instanceof Expr.Pow e) {
      return power(evaluate(e.base(), values), e.exponent());
    } else if (expr instanceof Expr.RealPow e) {
      return Math.pow(evaluate(e.base(), values), evaluate(e.exponent(), values));
    } else if (expr instanceof Expr.Max e) {
      return Math.max(evaluate(e.left(), values), evaluate(e.right(), values));
    } else if (expr instanceof Expr.Min e) {
      return Math.min(evaluate(e.left(), values), evaluate(e.right(), values));
    } else if (expr instanceof Expr.Abs e) {
      return Math.abs(evaluate(e.operand(), values));
    } else if (expr instanceof Expr.Sign e) {
      return Math.signum(evaluate(e.operand(), values));
    } else if (expr instanceof Expr.Select e) {
      boolean greater = evaluate(e.left(), values) > evaluate(e.right(), values);
      return evaluate(greater ? e.then() : e.otherwise(), values);
    } else if (expr instanceof Expr.Call e) {
      return apply(e.function(), evaluate(e.argument(), values));
    }
    throw new AssertionError(expr);
  }

  /** Returns the value of {@code function} at {@code argument}. */
  public static double apply(Function function, double argument) {
    if (function.evaluation().isPresent()) {
      return evaluate(function.evaluation().get(), Map.of(Functions.ARGUMENT.name(), argument));
    }
    return switch (function.name()) {
      case "exp" -> Math.exp(argument);
      case "log" -> Math.log(argument);
      case "sqrt" -> Math.sqrt(argument);
      case "sin" -> Math.sin(argument);
      case "cos" -> Math.cos(argument);
      case "expm1" -> Math.expm1(argument);
      case "log1p" -> Math.log1p(argument);
      case "tanh" -> Math.tanh(argument);
      case "erf" -> ErrorFunction.erf(argument);
      default -> throw new IllegalArgumentException("no evaluation of " + function);
    };
  }

  private static double power(double base, int exponent) {
    double power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= base;
    }
    return power;
  }
}
