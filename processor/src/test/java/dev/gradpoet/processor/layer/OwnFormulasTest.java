package dev.gradpoet.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.scalar.Evaluator;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.FormulaException;
import dev.gradpoet.processor.scalar.FormulaParser;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Activations and losses that are made from texts behave as those of the language. */
class OwnFormulasTest {
  private static final double STEP = 1e-6;

  /** Truncation and rounding of a central difference with {@link #STEP}. */
  private static final double DIFFERENCE = 1e-7;

  /** Float rounding of values around 1. */
  private static final double FLOAT = 1e-6;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "z",
        "z * sigmoid(1.702 * z)",
        "sin(z) + z / 2",
        "min(relu(z), 6)",
        "sqrt(z^2 + 1) - 1",
        "z >= 0 ? z^1.5 : -(-z)^1.5",
        "0.5 * z * (1 + tanh(0.8 * (z + 0.044715 * z^3)))",
        "exp(-z^2)",
        "2^z / (1 + 2^z)",
      })
  void everyActivationGoesWithEveryLoss(String text) throws FormulaException {
    ActivationFunction activation = activation(text);
    assertThat(activation.isElementwise()).isTrue();
    assertThat(activation.initialization()).isEqualTo(Initialization.GLOROT_UNIFORM);
    assertThat(Losses.of(Loss.SQUARED_ERROR, 1).fits(activation)).isTrue();
    assertThat(Losses.of(Loss.CROSS_ENTROPY, 1).fits(activation)).isFalse();
    assertDerived(activation, loss("abs(a - t)^1.5"));
    assertDerived(activation, loss("(a - t)^2 / (1 + (a - t)^2)"));
    assertDerived(activation, loss("max(0.9 * (t - a), 0.1 * (a - t))"));
    assertDerived(activation, loss("1 - cos(a - t)"));
    assertDerived(activation, Losses.of(Loss.HUBER, 0.7));
  }

  @Test
  void whatTheLanguageHasIsTheSameWrittenAsText() throws FormulaException {
    assertThat(activation("z * sigmoid(z)").expression())
        .isEqualTo(Activations.of(Activation.SILU, 0, 0).expression());
    assertThat(activation("z > 0 ? z : 0.1 * z").expression())
        .isEqualTo(Activations.of(Activation.LEAKY_RELU, 0.1, 0).expression());
    assertThat(loss("max(1 - t * a, 0)").expression())
        .isEqualTo(Losses.of(Loss.HINGE, 1).expression());
  }

  @Test
  void logarithmsOfTheOutputBecomeSafeAsInTheLanguage() throws FormulaException {
    LossFunction focal = new LossFunction(
        "focal",
        FormulaParser.parse(
            "-t * (1 - a)^2 * log(a) - (1 - t) * a^2 * log(1 - a)", Set.of("a", "t")),
        Targets.UNIT,
        false,
        Set.of("sigmoid"),
        Map.of());
    ActivationFunction sigmoid = Activations.of(Activation.SIGMOID, 0, 0);
    assertThat(focal.fits(sigmoid)).isTrue();
    assertThat(focal.fits(Activations.of(Activation.TANH, 0, 0))).isFalse();
    assertThat(focal.acceptsClasses()).isTrue();
    OutputDerivation derivation = OutputDerivation.of(sigmoid.expression(), focal.expression());
    for (double z : new double[] {-1000, 0, 1000}) {
      Map<String, Double> values = Map.of("z", z, "t", 1.0, "a", 1 / (1 + Math.exp(-z)));
      assertThat(Evaluator.evaluate(derivation.value(), values))
          .as("%s at %s", PlainText.of(derivation.value()), z)
          .isFinite();
      assertThat(Evaluator.evaluate(derivation.delta(), values))
          .as("%s at %s", PlainText.of(derivation.delta()), z)
          .isFinite();
    }
  }

  /** The square multiplied out would be 0 or negative in floats. */
  @ParameterizedTest
  @ValueSource(
      strings = {"sqrt((a - t)^2 + 1) - 1", "(a - t)^2 / (1 + (a - t)^2)", "log(1 + (a - t)^4)"})
  void errorsThatAreSmallBesideTheTargetKeepTheirDigits(String text) throws FormulaException {
    Expr delta = OutputDerivation.of(Activations.Z, loss(text).expression()).delta();
    float z = 100_000.5f;
    float t = 100_000;
    assertThat((double) FloatEvaluator.evaluate(delta, Map.of("a", z, "z", z, "t", t)))
        .as(PlainText.of(delta))
        .isCloseTo(Evaluator.evaluate(delta, Map.of("a", 0.5, "z", 0.5, "t", 0.0)), within(FLOAT));
  }

  @Test
  void formulasInOtherVariablesAreRejected() {
    Expr x = new Expr.Var("x");
    assertThatThrownBy(() -> ActivationFunction.of("own", x))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("own cannot depend on x");
    assertThatThrownBy(() -> LossFunction.of("own", Activations.Z))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("own cannot depend on z");
  }

  @Test
  void theInitializationIsDecided() {
    assertThatThrownBy(
            () -> new ActivationFunction("own", Activations.Z, Initialization.DEFAULT, Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("own suits no initialization");
  }

  private static void assertDerived(ActivationFunction activation, LossFunction loss) {
    OutputDerivation derivation = OutputDerivation.of(activation.expression(), loss.expression());
    // Points that miss the kinks, which are at multiples of 0.1.
    for (double z = -2.9571; z < 8; z += 0.37) {
      for (double t : new double[] {-0.6123, 0.4321, 1.7123}) {
        double difference =
            (value(activation, loss, z + STEP, t) - value(activation, loss, z - STEP, t))
                / (2 * STEP);
        Map<String, Double> values = Map.of("z", z, "t", t, "a", output(activation, z));
        assertThat(Evaluator.evaluate(derivation.delta(), values))
            .as("%s at z = %s, t = %s", PlainText.of(derivation.delta()), z, t)
            .isCloseTo(difference, within(DIFFERENCE * Math.max(1, Math.abs(difference))));
      }
    }
  }

  private static double output(ActivationFunction activation, double z) {
    return Evaluator.evaluate(activation.expression(), Map.of("z", z));
  }

  private static double value(
      ActivationFunction activation, LossFunction loss, double z, double t) {
    return Evaluator.evaluate(loss.expression(), Map.of("a", output(activation, z), "t", t));
  }

  private static ActivationFunction activation(String text) throws FormulaException {
    return ActivationFunction.of("own", FormulaParser.parse(text, Set.of("z")));
  }

  private static LossFunction loss(String text) throws FormulaException {
    return LossFunction.of("own", FormulaParser.parse(text, Set.of("a", "t")));
  }
}
