package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Functions;
import dev.gradpoet.processor.scalar.Simplifier;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.Map;

/**
 * Rewrites an expression that takes the logarithm of an activation into one of the activation's own operands, where the simplifier
 * finds the form that neither overflows nor takes the logarithm of zero: log σ(z) = z − softplus(z), log softmax(z) = z − log Σ exp z.
 */
final class LogDomain {
  private LogDomain() {}

  /** {@code expression}, free of logarithms of what {@code activation} computes. */
  static Expr rewrite(Expr expression, Nest activation) {
    Expr.Var output = activation.out().variable();
    return Simplifier.simplify(
        takesLogOf(output, expression)
            ? Substitution.replace(expression, Map.of(output, activation.expression()))
            : expression);
  }

  private static boolean takesLogOf(Expr.Var output, Expr expression) {
    if (expression instanceof Expr.Call call
        && call.function().equals(Functions.LOG)
        && Exprs.contains(call.argument(), output)) {
      return true;
    }
    for (Expr part : Exprs.operands(expression)) {
      if (takesLogOf(output, part)) {
        return true;
      }
    }
    return false;
  }
}
