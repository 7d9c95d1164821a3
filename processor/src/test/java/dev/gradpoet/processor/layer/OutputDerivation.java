package dev.gradpoet.processor.layer;

import dev.gradpoet.processor.scalar.Derivative;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Functions;
import dev.gradpoet.processor.scalar.Reexpression;
import dev.gradpoet.processor.scalar.Simplifier;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.Map;

/**
 * A loss on top of an elementwise activation, ready to be computed: finite for every finite input.
 *
 * @param value one element of the loss, in {@code a} and {@code t}; also in {@code z} where the loss takes a logarithm of the
 *     activation, which may round to zero
 * @param delta δ = ∂L/∂z, in {@code a} and {@code t}, and in {@code z} where it cannot be avoided
 */
public record OutputDerivation(Expr value, Expr delta) {

  /**
   * Derives both.
   *
   * @param activation g(z), in {@link Activations#Z}
   * @param loss L(a, t), in {@link Losses#A} and {@link Losses#T}
   */
  public static OutputDerivation of(Expr activation, Expr loss) {
    Expr inputs = Simplifier.simplify(Substitution.replace(loss, Map.of(Losses.A, activation)));
    Expr value = takesLogarithm(loss) ? inTermsOfOutput(inputs, activation) : loss;
    return new OutputDerivation(value, delta(activation, loss, inputs));
  }

  /** ∂L/∂a · g'(z) where what divides by a cancels, else the derivative of the loss as a function of z. */
  private static Expr delta(Expr activation, Expr loss, Expr inputs) {
    Expr slope = inTermsOfOutput(Derivative.of(activation, Activations.Z), activation);
    Expr product = Simplifier.simplify(Exprs.mul(Derivative.of(loss, Losses.A), slope));
    return isSafe(product)
        ? product
        : inTermsOfOutput(Derivative.of(inputs, Activations.Z), activation);
  }

  private static Expr inTermsOfOutput(Expr expr, Expr activation) {
    return Reexpression.inTermsOf(expr, Activations.Z, Losses.A, activation);
  }

  private static boolean takesLogarithm(Expr expr) {
    return (expr instanceof Expr.Call call && call.function() == Functions.LOG)
        || Exprs.operands(expr).stream().anyMatch(OutputDerivation::takesLogarithm);
  }

  private static boolean isSafe(Expr expr) {
    boolean self = !(expr instanceof Expr.Div div) || isAwayFromZero(div.right());
    return self
        && !takesLogarithm(expr)
        && Exprs.operands(expr).stream().allMatch(OutputDerivation::isSafe);
  }

  /** Whether the value is at least some positive number, as 1 + |z| is and eᶻ is not. */
  private static boolean isAwayFromZero(Expr expr) {
    if (expr instanceof Expr.Const e) {
      return e.value() != 0;
    } else if (expr instanceof Expr.Pow e) {
      return isAwayFromZero(e.base());
    } else if (expr instanceof Expr.Mul e) {
      return isAwayFromZero(e.left()) && isAwayFromZero(e.right());
    }
    return expr instanceof Expr.Add e
        && e.left() instanceof Expr.Const number
        && number.value() > 0
        && e.right() instanceof Expr.Abs;
  }
}
