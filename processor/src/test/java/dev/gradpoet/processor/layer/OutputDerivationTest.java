package dev.gradpoet.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.scalar.Evaluator;
import dev.gradpoet.processor.scalar.Expr;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The loss and δ of every pair of a loss and an elementwise activation that fit. */
class OutputDerivationTest {
  private static final double STEP = 1e-6;

  /** Truncation and rounding of a central difference with {@link #STEP}. */
  private static final double DIFFERENCE = 1e-7;

  /** Float rounding of values up to some thousands, relative to 1. */
  private static final double FLOAT = 2e-6;

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "SIGMOID: SQUARED_ERROR: ½ (a − t)²: (a − t) a (1 − a)",
        "SIGMOID: BINARY_CROSS_ENTROPY: softplus(z) − t z: a − t",
        "SIGMOID: POISSON: a + t softplus(−z): (a − t) (1 − a)",
        "SOFTPLUS: POISSON: a − t log softplus(z): σ(z) − t (1 − ½ e^z if z < −15 else σ(z) / a)",
        "IDENTITY: SQUARED_ERROR: ½ (a − t)²: a − t",
        "IDENTITY: HINGE: max(1 − t a, 0): −t if 1 − t a > 0 else 0",
        "IDENTITY: LOG_COSH: log cosh(a − t): tanh(a − t)",
        "TANH: SQUARED_ERROR: ½ (a − t)²: (a − t) (1 − a²)",
        "TANH: HINGE: max(1 − t a, 0): −t (1 − a²) if 1 − t a > 0 else 0",
        "RELU: SQUARED_ERROR: ½ (a − t)²: a − t if a > 0 else 0",
        "RELU: MEAN_ABSOLUTE_ERROR: |a − t|: sign(a − t) if a > 0 else 0",
        "LEAKY_RELU: MEAN_SQUARED_ERROR: (a − t)²: 2 (a − t) if a > 0 else 0.02 (a − t)",
        "SOFTSIGN: HINGE: max(1 − t a, 0): −t / (1 + |z|)² if 1 − t a > 0 else 0",
        "HARD_SIGMOID: SQUARED_ERROR: ½ (a − t)²: 0 if z > 3 else (a − t) / 6 if z > −3 else 0",
      })
  void hasTheFormOfTheTextbook(Activation activation, Loss loss, String value, String delta) {
    OutputDerivation derivation = derivation(activation, loss);
    assertThat(PlainText.of(derivation.value())).isEqualTo(value);
    assertThat(PlainText.of(derivation.delta())).isEqualTo(delta);
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void valueIsTheLossAndDeltaItsSlope(Activation activation, Loss loss) {
    OutputDerivation derivation = derivation(activation, loss);
    Random random = new Random(20);
    for (int i = 0; i < 200; i++) {
      double z = 12 * random.nextDouble() - 6;
      double t = target(loss, random.nextInt(4), random.nextDouble());
      Map<String, Double> values = Map.of("a", a(activation, z), "t", t, "z", z);
      double naive = naive(activation, loss, z, t);
      double slope = (naive(activation, loss, z + STEP, t) - naive(activation, loss, z - STEP, t))
          / (2 * STEP);
      assertThat(Evaluator.evaluate(derivation.value(), values))
          .as("L at z = %s, t = %s", z, t)
          .isCloseTo(naive, within(1e-9 * Math.max(1, Math.abs(naive))));
      assertThat(Evaluator.evaluate(derivation.delta(), values))
          .as("δ at z = %s, t = %s", z, t)
          .isCloseTo(slope, within(DIFFERENCE * Math.max(1, Math.abs(naive))));
    }
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void floatsStayFiniteAndRightFarOut(Activation activation, Loss loss) {
    OutputDerivation derivation = derivation(activation, loss);
    Expr g = Activations.of(activation, 0.01, 1.5).expression();
    for (float z : new float[] {-1000, -100, -88, -20, -16, -14, 0, 14, 16, 20, 88, 100, 1000}) {
      for (int choice = 0; choice < 4; choice++) {
        float t = (float) target(loss, choice, 0.25);
        float a = FloatEvaluator.evaluate(g, Map.of("z", z));
        Map<String, Float> floats = Map.of("a", a, "t", t, "z", z);
        Map<String, Double> doubles =
            Map.of("a", a(activation, z), "t", (double) t, "z", (double) z);
        for (Expr expr : new Expr[] {derivation.value(), derivation.delta()}) {
          double expected = Evaluator.evaluate(expr, doubles);
          assertThat((double) FloatEvaluator.evaluate(expr, floats))
              .as("%s at z = %s, t = %s", PlainText.of(expr), z, t)
              .isFinite()
              .isCloseTo(expected, within(FLOAT * Math.max(20, Math.abs(expected))));
        }
      }
    }
  }

  static Stream<Arguments> pairs() {
    return Arrays.stream(Activation.values())
        .filter(each -> Activations.of(each, 0, 1).isElementwise())
        .flatMap(activation ->
            Losses.fittingLosses(activation).stream().map(loss -> Arguments.of(activation, loss)));
  }

  private static OutputDerivation derivation(Activation activation, Loss loss) {
    return OutputDerivation.of(
        Activations.of(activation, 0.01, 1.5).expression(), Losses.of(loss, 1).expression());
  }

  /** A target that the loss is defined for. */
  private static double target(Loss loss, int choice, double fraction) {
    return switch (loss) {
      case BINARY_CROSS_ENTROPY -> choice < 2 ? choice : fraction;
      case HINGE -> choice % 2 == 0 ? 1 : -1;
      case POISSON -> choice;
      default -> choice - 2 + fraction;
    };
  }

  private static double a(Activation activation, double z) {
    return Evaluator.evaluate(Activations.of(activation, 0.01, 1.5).expression(), Map.of("z", z));
  }

  /** The loss as it is declared, with the activation put in: good for moderate z. */
  private static double naive(Activation activation, Loss loss, double z, double t) {
    return Evaluator.evaluate(
        Losses.of(loss, 1).expression(), Map.of("a", a(activation, z), "t", t));
  }
}
