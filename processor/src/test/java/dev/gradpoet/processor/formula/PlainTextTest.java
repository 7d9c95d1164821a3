package dev.gradpoet.processor.formula;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.ZERO;
import static dev.gradpoet.processor.scalar.Exprs.abs;
import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.call;
import static dev.gradpoet.processor.scalar.Exprs.constant;
import static dev.gradpoet.processor.scalar.Exprs.div;
import static dev.gradpoet.processor.scalar.Exprs.exp;
import static dev.gradpoet.processor.scalar.Exprs.max;
import static dev.gradpoet.processor.scalar.Exprs.min;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static dev.gradpoet.processor.scalar.Exprs.neg;
import static dev.gradpoet.processor.scalar.Exprs.pow;
import static dev.gradpoet.processor.scalar.Exprs.select;
import static dev.gradpoet.processor.scalar.Exprs.sqrt;
import static dev.gradpoet.processor.scalar.Exprs.sub;
import static dev.gradpoet.processor.scalar.Exprs.var;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Functions;
import org.junit.jupiter.api.Test;

/** Mathematical notation, with parentheses only where they are needed. */
class PlainTextTest {
  private static final Expr A = var("a");
  private static final Expr T = var("t");

  @Test
  void namesThatAreQuotients() {
    Expr gradient = var("∂L/∂a");
    assertPrints(mul(gradient, A), "∂L/∂a · a");
    assertPrints(mul(gradient, sub(ONE, A)), "∂L/∂a · (1 − a)");
    assertPrints(mul(A, gradient), "a (∂L/∂a)");
    assertPrints(div(gradient, constant(6)), "∂L/∂a / 6");
    assertPrints(div(ONE, gradient), "1 / (∂L/∂a)");
    assertPrints(sub(gradient, A), "∂L/∂a − a");
  }

  @Test
  void sums() {
    assertPrints(sub(A, sub(T, ONE)), "a − (t − 1)");
    assertPrints(add(sub(A, T), ONE), "a − t + 1");
    assertPrints(add(A, neg(T)), "a + (−t)");
    assertPrints(neg(add(A, T)), "−(a + t)");
    assertPrints(sub(A, mul(constant(-2), T)), "a − (−2 t)");
  }

  @Test
  void productsAndQuotients() {
    assertPrints(mul(mul(sub(A, T), A), sub(ONE, A)), "(a − t) a (1 − a)");
    assertPrints(mul(A, neg(T)), "a (−t)");
    assertPrints(mul(neg(A), T), "(−a) t");
    assertPrints(mul(constant(2), constant(3)), "2 · 3");
    assertPrints(div(A, constant(6)), "a/6");
    assertPrints(div(A, mul(A, T)), "a / (a t)");
    assertPrints(div(div(A, T), A), "a / t / a");
    assertPrints(mul(div(A, T), A), "(a / t) a");
    assertPrints(neg(div(T, A)), "−t / a");
  }

  @Test
  void powersAndFunctions() {
    assertPrints(mul(constant(0.5), pow(sub(A, T), 2)), "½ (a − t)²");
    assertPrints(pow(A, 12), "a¹²");
    assertPrints(exp(A), "e^a");
    assertPrints(pow(exp(A), 2), "(e^a)²");
    assertPrints(exp(neg(A)), "exp(−a)");
    assertPrints(call(Functions.SIGMOID, A), "σ(a)");
    assertPrints(max(A, ZERO), "max(a, 0)");
    assertPrints(min(A, ZERO), "min(a, 0)");
    assertPrints(sqrt(A), "√a");
    assertPrints(pow(sqrt(A), 2), "(√a)²");
    assertPrints(sqrt(add(A, T)), "√(a + t)");
    assertPrints(sqrt(abs(sub(A, T))), "√|a − t|");
    assertPrints(sqrt(var("∂L/∂a")), "√(∂L/∂a)");
    assertPrints(pow(sqrt(add(A, T)), 2), "(√(a + t))²");
    assertPrints(pow(call(Functions.LOG_COSH, A), 2), "(log cosh(a))²");
    assertPrints(exp(var("∂L/∂a")), "exp(∂L/∂a)");
    assertPrints(pow(A, constant(0.3)), "a^0.3");
    assertPrints(pow(sub(ONE, A), constant(-0.3)), "(1 − a)^(−0.3)");
    assertPrints(pow(pow(A, T), sub(A, ONE)), "(a^t)^(a − 1)");
  }

  @Test
  void choices() {
    Expr step = select(A, ZERO, ONE, ZERO);
    assertPrints(step, "1 if a > 0 else 0");
    assertPrints(mul(T, step), "t (1 if a > 0 else 0)");
    assertPrints(select(T, ZERO, T, step), "t if t > 0 else 1 if a > 0 else 0");
    assertPrints(select(constant(-15), A, T, step), "t if a < −15 else 1 if a > 0 else 0");
  }

  @Test
  void numbers() {
    assertPrints(constant(1.0507009873554805), "1.0507");
    assertPrints(constant(0.25), "¼");
    assertPrints(constant(-3), "−3");
    assertPrints(constant(100000), "100000");
    assertPrints(constant(1e-9), "1E-9");
    assertPrints(constant(Double.NEGATIVE_INFINITY), "−∞");
    assertPrints(pow(A, constant(100)), "a^100");
  }

  @Test
  void sumsOverIndices() {
    Formula sum = Formulas.sum(Notation.of(sub(A, T)));
    assertThat(PlainText.of(sum)).isEqualTo("Σ (a − t)");
    assertThat(PlainText.of(Formulas.times(Formulas.number(2), sum))).isEqualTo("2 Σ (a − t)");
    assertThat(PlainText.of(Formulas.times(sum, Formulas.named("w")))).isEqualTo("(Σ (a − t)) w");
    assertThat(PlainText.of(Formulas.over(sum, Formulas.number(2)))).isEqualTo("(Σ (a − t)) / 2");
    assertThat(PlainText.of(Formulas.minus(sum, Formulas.number(1)))).isEqualTo("Σ (a − t) − 1");
  }

  private static void assertPrints(Expr expr, String formula) {
    assertThat(PlainText.of(expr)).isEqualTo(formula);
  }
}
