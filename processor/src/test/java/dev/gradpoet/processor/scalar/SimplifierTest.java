package dev.gradpoet.processor.scalar;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.ZERO;
import static dev.gradpoet.processor.scalar.Exprs.abs;
import static dev.gradpoet.processor.scalar.Exprs.add;
import static dev.gradpoet.processor.scalar.Exprs.call;
import static dev.gradpoet.processor.scalar.Exprs.constant;
import static dev.gradpoet.processor.scalar.Exprs.div;
import static dev.gradpoet.processor.scalar.Exprs.exp;
import static dev.gradpoet.processor.scalar.Exprs.log;
import static dev.gradpoet.processor.scalar.Exprs.max;
import static dev.gradpoet.processor.scalar.Exprs.min;
import static dev.gradpoet.processor.scalar.Exprs.mul;
import static dev.gradpoet.processor.scalar.Exprs.neg;
import static dev.gradpoet.processor.scalar.Exprs.pow;
import static dev.gradpoet.processor.scalar.Exprs.select;
import static dev.gradpoet.processor.scalar.Exprs.sign;
import static dev.gradpoet.processor.scalar.Exprs.sqrt;
import static dev.gradpoet.processor.scalar.Exprs.sub;
import static dev.gradpoet.processor.scalar.Exprs.var;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.processor.formula.PlainText;
import org.junit.jupiter.api.Test;

/** The forms that simplification ends in. */
class SimplifierTest {
  private static final Expr A = var("a");
  private static final Expr T = var("t");
  private static final Expr Z = var("z");

  @Test
  void neutralElementsVanish() {
    assertForm(add(mul(ONE, Z), ZERO), "z");
    assertForm(div(Z, ONE), "z");
    assertForm(mul(constant(-1), Z), "−z");
    assertForm(mul(ZERO, Z), "0");
    assertForm(add(A, neg(T)), "a − t");
    assertForm(neg(sub(A, T)), "t − a");
  }

  @Test
  void constantsAreFolded() {
    assertForm(add(constant(2), mul(constant(3), constant(4))), "14");
    assertForm(mul(constant(2), mul(constant(0.5), Z)), "z");
    assertForm(div(constant(2), mul(constant(6), A)), "1 / (3 a)");
    assertForm(max(constant(2), constant(3)), "3");
    assertForm(exp(ZERO), "1");
  }

  @Test
  void factorsCancel() {
    assertForm(mul(div(sub(A, T), mul(A, sub(ONE, A))), mul(A, sub(ONE, A))), "a − t");
    assertForm(mul(sub(A, T), mul(A, sub(ONE, A))), "(a − t) a (1 − a)");
    assertForm(div(sub(pow(A, 2), ONE), sub(A, ONE)), "a + 1");
    assertForm(add(div(neg(T), A), div(sub(ONE, T), sub(ONE, A))), "(a − t) / (a (1 − a))");
    assertForm(div(sub(A, T), sub(T, A)), "−1");
  }

  @Test
  void expandedOnlyWhereShorter() {
    assertForm(mul(add(ONE, A), sub(ONE, A)), "1 − a²");
    assertForm(sub(A, pow(A, 2)), "a (1 − a)");
    assertForm(mul(constant(2), sub(A, T)), "2 (a − t)");
    assertForm(mul(constant(0.5), sub(constant(2), A)), "1 − ½ a");
    assertForm(mul(neg(T), sub(ONE, pow(A, 2))), "−t (1 − a²)");
  }

  @Test
  void differencesStayTogether() {
    Expr error = sub(A, T);
    assertForm(add(pow(error, 2), ONE), "(a − t)² + 1");
    assertForm(add(pow(error, 4), ONE), "(a − t)⁴ + 1");
    assertForm(add(add(pow(error, 4), pow(error, 2)), Z), "(a − t)⁴ + (a − t)² + z");
    assertForm(add(pow(add(A, T), 2), Z), "(a + t)² + z");
    assertForm(add(A, pow(error, 2)), "a + (a − t)²");
    assertForm(add(sub(pow(A, 2), mul(constant(2), mul(A, T))), pow(T, 2)), "(a − t)²");
    assertForm(div(error, sqrt(add(pow(error, 2), ONE))), "(a − t) / √((a − t)² + 1)");
  }

  @Test
  void quotientsOfExponentialsAreRecognised() {
    assertForm(div(exp(Z), add(ONE, exp(Z))), "σ(z)");
    assertForm(div(ONE, add(ONE, exp(Z))), "1 − σ(z)");
    assertForm(div(exp(neg(Z)), pow(add(ONE, exp(neg(Z))), 2)), "σ(z) (1 − σ(z))");
    assertForm(
        div(sub(exp(mul(constant(2), Z)), ONE), add(exp(mul(constant(2), Z)), ONE)), "tanh(z)");
    assertForm(sub(exp(Z), ONE), "expm1(z)");
    assertForm(mul(T, add(call(Functions.EXPM1, Z), ONE)), "t e^z");
    assertForm(
        mul(constant(1 / Math.sqrt(2 * Math.PI)), exp(mul(constant(-0.5), pow(Z, 2)))), "φ(z)");
  }

  @Test
  void exponentialsMerge() {
    assertForm(mul(exp(Z), exp(sub(A, Z))), "e^a");
    assertForm(exp(sub(Z, var("lse"))), "exp(z − lse)");
    assertForm(exp(log(Z)), "z");
    assertForm(exp(mul(constant(2), log(A))), "a²");
  }

  @Test
  void logarithmsBecomeSafe() {
    Expr sigmoid = call(Functions.SIGMOID, Z);
    assertForm(log(exp(sub(Z, var("lse")))), "z − lse");
    assertForm(log(add(ONE, exp(Z))), "softplus(z)");
    assertForm(log(div(ONE, add(ONE, exp(Z)))), "−softplus(z)");
    assertForm(log(div(ONE, add(ONE, exp(neg(Z))))), "−softplus(−z)");
    assertForm(log(sigmoid), "−softplus(−z)");
    assertForm(log(sub(ONE, sigmoid)), "−softplus(z)");
    assertForm(log(call(Functions.SOFTPLUS, Z)), "log softplus(z)");
    assertForm(log(div(add(exp(Z), exp(neg(Z))), constant(2))), "log cosh(z)");
    assertForm(log(div(exp(Z), A)), "z + log(1 / a)");
  }

  @Test
  void mirroredFunctionsCancel() {
    Expr softplus = call(Functions.SOFTPLUS, Z);
    assertForm(sub(call(Functions.SOFTPLUS, neg(Z)), softplus), "−z");
    assertForm(add(call(Functions.SIGMOID, neg(Z)), call(Functions.SIGMOID, Z)), "1");
    assertForm(add(call(Functions.TANH, neg(Z)), call(Functions.TANH, Z)), "0");
    assertForm(sub(abs(sub(T, A)), abs(sub(A, T))), "0");
  }

  @Test
  void binaryCrossEntropyOfASigmoid() {
    Expr sigmoid = call(Functions.SIGMOID, Z);
    Expr loss = sub(neg(mul(T, log(sigmoid))), mul(sub(ONE, T), log(sub(ONE, sigmoid))));
    assertForm(loss, "softplus(z) − t z");
  }

  @Test
  void signsAndSizesMerge() {
    assertForm(mul(Z, sign(Z)), "|z|");
    assertForm(mul(abs(Z), sign(Z)), "z");
    assertForm(pow(abs(Z), 2), "z²");
    assertForm(abs(exp(Z)), "e^z");
    assertForm(sign(add(ONE, abs(Z))), "1");
    assertForm(abs(mul(constant(-2), Z)), "2 |z|");
  }

  @Test
  void choicesTakeTheirFactorsIn() {
    Expr step = select(A, ZERO, ONE, ZERO);
    assertForm(mul(var("d"), step), "d if a > 0 else 0");
    assertForm(
        mul(call(Functions.TANH, A), select(A, ZERO, ONE, constant(0.1))),
        "tanh(a) (1 if a > 0 else 0.1)");
    assertForm(add(step, select(A, ZERO, constant(2), T)), "3 if a > 0 else t");
    assertForm(select(A, ZERO, T, T), "t");
    assertForm(select(exp(A), ZERO, A, T), "a");
    assertForm(select(A, ZERO, select(A, ZERO, ONE, T), Z), "1 if a > 0 else z");
  }

  @Test
  void rootsMerge() {
    assertForm(pow(sqrt(Z), 2), "z");
    assertForm(mul(sqrt(Z), sqrt(Z)), "z");
    assertForm(div(Z, sqrt(Z)), "√z");
    assertForm(div(sqrt(Z), Z), "1 / √z");
    assertForm(mul(sqrt(Z), pow(Z, 2)), "√z z²");
    assertForm(sqrt(pow(Z, 2)), "|z|");
    assertForm(sqrt(mul(constant(4), Z)), "2 √z");
    assertForm(sqrt(exp(mul(constant(2), Z))), "e^z");
    assertForm(sqrt(mul(exp(Z), A)), "√a exp(½ z)");
    assertForm(log(sqrt(A)), "½ log(a)");
    assertForm(sqrt(constant(9)), "3");
    assertForm(sqrt(mul(Z, A)), "√(z a)");
  }

  @Test
  void powersMerge() {
    Expr power = pow(Z, constant(0.3));
    assertForm(mul(power, Z), "z^1.3");
    assertForm(div(power, Z), "1 / z^0.7");
    assertForm(mul(power, pow(Z, constant(0.7))), "z");
    assertForm(pow(power, 2), "z^0.6");
    assertForm(pow(power, constant(0.5)), "z^0.15");
    assertForm(pow(Z, constant(2)), "z²");
    assertForm(pow(Z, constant(-2)), "1 / z²");
    assertForm(pow(Z, constant(0)), "1");
    assertForm(pow(Z, constant(0.5)), "√z");
    assertForm(pow(Z, constant(1.5)), "z √z");
    assertForm(pow(Z, constant(-0.5)), "1 / √z");
    assertForm(pow(Z, constant(100)), "z^100");
    assertForm(mul(pow(Z, constant(100)), Z), "z^101");
    assertForm(pow(pow(Z, 2), constant(0.3)), "|z|^0.6");
    assertForm(mul(pow(Z, A), pow(Z, neg(A))), "1");
    assertForm(div(pow(Z, A), Z), "z^(a − 1)");
    assertForm(pow(exp(Z), A), "exp(z a)");
    assertForm(pow(ONE, A), "1");
    assertForm(log(pow(Z, constant(0.3))), "0.3 log(z)");
    assertForm(log(pow(call(Functions.SIGMOID, Z), A)), "−a softplus(−z)");
  }

  /** Of a negative base some powers have a value, and the other form has not. */
  @Test
  void powersOfWhatMayBeNegativeStay() {
    assertForm(log(pow(Z, A)), "log(z^a)");
    assertForm(log(pow(Z, 2)), "log(z²)");
    assertForm(pow(pow(Z, A), T), "(z^a)^t");
    assertForm(pow(pow(Z, constant(101)), constant(0.1)), "(z^101)^0.1");
  }

  @Test
  void sinesAndCosinesCancel() {
    Expr sin = call(Functions.SIN, Z);
    Expr cos = call(Functions.COS, Z);
    assertForm(add(pow(sin, 2), pow(cos, 2)), "1");
    assertForm(sub(ONE, pow(sin, 2)), "cos(z)²");
    assertForm(div(pow(cos, 2), sub(ONE, sin)), "sin(z) + 1");
    assertForm(add(call(Functions.SIN, neg(Z)), sin), "0");
    assertForm(sub(call(Functions.COS, neg(Z)), cos), "0");
  }

  @Test
  void theLesserOfTwo() {
    assertForm(min(constant(2), constant(3)), "2");
    assertForm(min(add(Z, ONE), Z), "z");
    assertForm(min(Z, mul(ONE, A)), "min(z, a)");
    assertForm(select(min(neg(exp(Z)), A), ZERO, A, T), "t");
  }

  @Test
  void divisionByZeroIsRejected() {
    assertThatThrownBy(() -> Simplifier.simplify(div(A, sub(T, T))))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void theSameTreeGivesTheSameForm() {
    for (int seed = 0; seed < 200; seed++) {
      Expr first = new RandomExpressions(seed).expression(3);
      Expr second = new RandomExpressions(seed).expression(3);
      assertThat(first).isEqualTo(second).isNotSameAs(second);
      try {
        assertThat(Simplifier.simplify(first).toString())
            .isEqualTo(Simplifier.simplify(second).toString());
      } catch (ArithmeticException e) {
        // Divides by zero everywhere.
      }
    }
  }

  private static void assertForm(Expr expr, String form) {
    assertThat(PlainText.of(Simplifier.simplify(expr))).as(PlainText.of(expr)).isEqualTo(form);
  }
}
