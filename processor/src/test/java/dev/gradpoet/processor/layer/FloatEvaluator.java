package dev.gradpoet.processor.layer;

import dev.gradpoet.processor.scalar.Evaluator;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Function;
import dev.gradpoet.processor.scalar.Functions;
import java.util.Map;

/** Computes as generated code does: every intermediate value is a float, and both branches of a choice are computed. */
final class FloatEvaluator {
  private FloatEvaluator() {}

  static float evaluate(Expr expr, Map<String, Float> values) {
    if (expr instanceof Expr.Const e) {
      return (float) e.value();
    } else if (expr instanceof Expr.Var e) {
      return values.get(e.name());
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
      float base = evaluate(e.base(), values);
      float power = base;
      for (int i = 1; i < e.exponent(); i++) {
        power *= base;
      }
      return power;
    } else if (expr instanceof Expr.RealPow e) {
      return (float) Math.pow(evaluate(e.base(), values), evaluate(e.exponent(), values));
    } else if (expr instanceof Expr.Min e) {
      return Math.min(evaluate(e.left(), values), evaluate(e.right(), values));
    } else if (expr instanceof Expr.Max e) {
      return Math.max(evaluate(e.left(), values), evaluate(e.right(), values));
    } else if (expr instanceof Expr.Abs e) {
      return Math.abs(evaluate(e.operand(), values));
    } else if (expr instanceof Expr.Sign e) {
      return Math.signum(evaluate(e.operand(), values));
    } else if (expr instanceof Expr.Select e) {
      float then = evaluate(e.then(), values);
      float otherwise = evaluate(e.otherwise(), values);
      return evaluate(e.left(), values) > evaluate(e.right(), values) ? then : otherwise;
    } else if (expr instanceof Expr.Call e) {
      return apply(e.function(), evaluate(e.argument(), values));
    }
    throw new AssertionError(expr);
  }

  private static float apply(Function function, float argument) {
    return function.isPrimitive()
        ? (float) Evaluator.apply(function, argument)
        : evaluate(function.evaluation().get(), Map.of(Functions.ARGUMENT.name(), argument));
  }
}
