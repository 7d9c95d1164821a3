package dev.gradpoet.processor.scalar;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.ZERO;
import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.call;
import static dev.gradpoet.processor.scalar.Exprs.constant;
import static dev.gradpoet.processor.scalar.Exprs.exp;
import static dev.gradpoet.processor.scalar.Exprs.log;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static dev.gradpoet.processor.scalar.Exprs.neg;
import static dev.gradpoet.processor.scalar.Exprs.select;
import static dev.gradpoet.processor.scalar.Exprs.sub;
import static dev.gradpoet.processor.scalar.Exprs.var;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.formula.PlainText;
import org.junit.jupiter.api.Test;

/** Derivatives written in the value of the function. */
class ReexpressionTest {
  private static final Expr.Var Z = var("z");
  private static final Expr.Var A = var("a");
  private static final Expr T = var("t");

  @Test
  void kernelIsSolvedForTheArgument() {
    assertForm(exp(Z), call(Functions.EXPM1, Z), "a + 1");
    assertForm(mul(constant(3), exp(Z)), mul(constant(3), call(Functions.EXPM1, Z)), "a + 3");
    Expr half = call(Functions.SIGMOID, mul(constant(2), Z));
    assertForm(mul(half, sub(ONE, half)), call(Functions.TANH, Z), "¼ (1 − a²)");
  }

  @Test
  void cancellationIsNotIntroduced() {
    assertForm(call(Functions.SIGMOID, Z), call(Functions.SOFTPLUS, Z), "σ(z)");
  }

  @Test
  void quotientsAreNotIntroduced() {
    assertForm(exp(Z), call(Functions.SIGMOID, Z), "e^z");
  }

  @Test
  void conditionMovesToTheValueOnlyWhereTheSignIsKept() {
    Expr slopes = select(Z, ZERO, ONE, constant(0.2));
    assertForm(slopes, select(Z, ZERO, Z, mul(constant(0.2), Z)), "1 if a > 0 else 0.2");
    assertForm(slopes, select(Z, ZERO, Z, mul(constant(-0.2), Z)), "1 if z > 0 else 0.2");
  }

  @Test
  void softmaxWithCrossEntropy() {
    Expr softmax = exp(sub(Z, var("lse")));
    assertThat(PlainText.of(Simplifier.simplify(log(softmax)))).isEqualTo("z − lse");
    assertForm(add(neg(T), softmax), softmax, "a − t");
  }

  private static void assertForm(Expr expr, Expr value, String form) {
    assertThat(PlainText.of(Reexpression.inTermsOf(expr, Z, A, value))).isEqualTo(form);
  }
}
