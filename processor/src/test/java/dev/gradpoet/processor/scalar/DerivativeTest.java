package dev.gradpoet.processor.scalar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.processor.formula.PlainText;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Derivatives, as formulas and against central differences. */
class DerivativeTest {
  private static final Expr.Var Z = Exprs.var("z");

  private static final double STEP = 1e-5;

  /** Truncation O(h²) and rounding ε/h of a central difference with {@link #STEP}. */
  private static final double TOLERANCE = 1e-5;

  @ParameterizedTest
  @CsvSource(
      delimiter = '=',
      value = {
        "exp = e^z",
        "log = 1 / z",
        "sqrt = 1 / (2 √z)",
        "sin = cos(z)",
        "cos = −sin(z)",
        "erf = 1.12838 exp(−z²)",
        "expm1 = e^z",
        "log1p = 1 / (1 + z)",
        "tanh = 1 − tanh(z)²",
        "sigmoid = σ(z) (1 − σ(z))",
        "softplus = σ(z)",
        "logCosh = tanh(z)",
        "logSoftplus = 1 − ½ e^z if z < −15 else σ(z) / softplus(z)",
        "normalCdf = φ(z)",
        "normalPdf = −φ(z) z",
      })
  void ofEveryFunctionIsThatOfTheTextbook(String name, String derivative) {
    Function function =
        Functions.all().stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    assertThat(PlainText.of(Derivative.of(function))).isEqualTo(derivative);
  }

  @Test
  void ofEveryFunctionAgreesWithDifferences() {
    for (Function function : Functions.all()) {
      Expr derivative = Derivative.of(function);
      for (double z = -17.03; z < 5; z += 0.37) {
        double difference =
            (Evaluator.apply(function, z + STEP) - Evaluator.apply(function, z - STEP))
                / (2 * STEP);
        if (Double.isFinite(difference)) {
          assertThat(Evaluator.evaluate(derivative, Map.of("z", z)))
              .as("%s' at %s", function, z)
              .isCloseTo(difference, within(TOLERANCE * Math.max(1, Math.abs(difference))));
        }
      }
    }
  }

  @Test
  void ofRandomExpressionsAgreesWithDifferences() {
    int compared = 0;
    for (int seed = 0; seed < 1500; seed++) {
      RandomExpressions random = new RandomExpressions(seed);
      Expr expr = random.expression(3);
      try {
        Expr derivative = Derivative.of(expr, Exprs.var("z"));
        Map<String, Double> point = random.point();
        double difference = difference(expr, point, STEP);
        // Where differences do not settle there is a kink or a pole.
        if (isClose(difference, difference(expr, point, STEP / 4), 1e-7)
            && Math.abs(difference) < 1e4) {
          compared++;
          assertThat(isClose(Evaluator.evaluate(derivative, point), difference, TOLERANCE))
              .as(
                  "seed %d: %s has %s at %s",
                  seed, PlainText.of(expr), PlainText.of(derivative), point)
              .isTrue();
        }
      } catch (ArithmeticException e) {
        // Divides by zero everywhere.
      }
    }
    assertThat(compared).isGreaterThan(700);
  }

  @Test
  void ofPowersIsThatOfTheTextbook() {
    assertThat(slope(Exprs.pow(Z, Exprs.constant(2.3)))).isEqualTo("2.3 z^1.3");
    assertThat(slope(Exprs.pow(Z, Exprs.constant(0.3)))).isEqualTo("0.3 / z^0.7");
    assertThat(slope(Exprs.pow(Z, Exprs.constant(1.5)))).isEqualTo("1.5 √z");
    assertThat(slope(Exprs.pow(Z, Exprs.var("t")))).isEqualTo("t z^(t − 1)");
    assertThat(slope(Exprs.pow(Exprs.var("t"), Z))).isEqualTo("t^z log(t) if t > 0 else 0");
    assertThat(slope(Exprs.pow(Exprs.constant(2), Z))).isEqualTo("0.693147 · 2^z");
    assertThat(slope(Exprs.sqrt(Exprs.add(Exprs.pow(Z, 2), Exprs.ONE)))).isEqualTo("z / √(z² + 1)");
  }

  @Test
  void ofPowersIsItsLimitAtABaseOfZero() {
    Expr.Var t = Exprs.var("t");
    Map<String, Double> point = Map.of("z", 0.0, "t", 1.5);
    assertThat(Evaluator.evaluate(Derivative.of(Exprs.pow(Z, t), Z), point)).isZero();
    assertThat(Evaluator.evaluate(Derivative.of(Exprs.pow(Z, t), t), point)).isZero();
    assertThat(Evaluator.evaluate(Derivative.of(Exprs.sqrt(Z), Z), point))
        .isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void atAKinkIsThatOfTheRightOperand() {
    Map<String, Double> kink = Map.of("z", 2.0);
    Expr two = Exprs.constant(2);
    assertThat(Evaluator.evaluate(Derivative.of(Exprs.min(Z, two), Z), kink)).isZero();
    assertThat(Evaluator.evaluate(Derivative.of(Exprs.min(two, Z), Z), kink)).isEqualTo(1);
    assertThat(Evaluator.evaluate(Derivative.of(Exprs.max(Z, two), Z), kink)).isZero();
    assertThat(Evaluator.evaluate(Derivative.of(Exprs.max(two, Z), Z), kink)).isEqualTo(1);
  }

  private static String slope(Expr expr) {
    return PlainText.of(Derivative.of(expr, Z));
  }

  private static double difference(Expr expr, Map<String, Double> point, double step) {
    Map<String, Double> beside = new TreeMap<>(point);
    beside.merge("z", step, Double::sum);
    double right = Evaluator.evaluate(expr, beside);
    beside.merge("z", -2 * step, Double::sum);
    return (right - Evaluator.evaluate(expr, beside)) / (2 * step);
  }

  private static boolean isClose(double x, double y, double tolerance) {
    return Math.abs(x - y) <= tolerance * Math.max(1, Math.abs(y));
  }
}
