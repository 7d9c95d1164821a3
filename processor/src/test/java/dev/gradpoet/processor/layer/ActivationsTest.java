package dev.gradpoet.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.scalar.Derivative;
import dev.gradpoet.processor.scalar.Evaluator;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Reexpression;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Activations and the derivatives that are derived from them. */
class ActivationsTest {
  private static final double SLOPE = 0.01;
  private static final double ALPHA = 1.5;
  private static final double STEP = 1e-6;

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "IDENTITY: z: 1",
        "SIGMOID: σ(z): a (1 − a)",
        "TANH: tanh(z): 1 − a²",
        "RELU: max(z, 0): 1 if a > 0 else 0",
        "LEAKY_RELU: z if z > 0 else 0.01 z: 1 if a > 0 else 0.01",
        "ELU: z if z > 0 else 1.5 expm1(z): 1 if a > 0 else a + 1.5",
        "SELU: 1.0507 z if z > 0 else 1.7581 expm1(z): 1.0507 if a > 0 else a + 1.7581",
        "GELU: z Φ(z): Φ(z) + z φ(z)",
        "SILU: z σ(z): a + σ(z) (1 − a)",
        "MISH: z tanh(softplus(z)): tanh(softplus(z)) + z σ(z) (1 − tanh(softplus(z))²)",
        "SOFTPLUS: softplus(z): σ(z)",
        "SOFTSIGN: z / (1 + |z|): 1 / (1 + |z|)²",
        "HARD_SIGMOID: 1 if z > 3 else z/6 + ½ if z > −3 else 0: 0 if z > 3 else 1/6 if z > −3 else 0",
      })
  void derivativeIsThatOfTheTextbook(Activation activation, String formula, String derivative) {
    Expr expr = Activations.of(activation, SLOPE, ALPHA).expression();
    assertThat(PlainText.of(expr)).isEqualTo(formula);
    assertThat(PlainText.of(derivative(expr))).isEqualTo(derivative);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOFTMAX")
  void derivativeAgreesWithDifferences(Activation activation) {
    Expr expr = Activations.of(activation, SLOPE, ALPHA).expression();
    Expr derivative = derivative(expr);
    // Points that miss the kinks at 0 and ±3.
    for (double z = -8.03; z < 8; z += 0.13) {
      double difference = (at(expr, z + STEP) - at(expr, z - STEP)) / (2 * STEP);
      Map<String, Double> values = Map.of("z", z, "a", at(expr, z));
      assertThat(Evaluator.evaluate(derivative, values))
          .as("at %s", z)
          .isCloseTo(difference, within(1e-8));
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOFTMAX")
  void floatsStayFiniteFarOut(Activation activation) {
    Expr expr = Activations.of(activation, SLOPE, ALPHA).expression();
    Expr derivative = derivative(expr);
    for (float z : new float[] {-1000, -100, -20, -15, -1, 0, 1, 20, 100, 1000}) {
      float a = FloatEvaluator.evaluate(expr, Map.of("z", z));
      assertThat(a).as("g(%s)", z).isFinite();
      assertThat(FloatEvaluator.evaluate(derivative, Map.of("z", z, "a", a)))
          .as("g'(%s)", z)
          .isCloseTo(
              (float) Evaluator.evaluate(derivative, Map.of("z", (double) z, "a", at(expr, z))),
              within(2e-4f));
    }
  }

  @Test
  void branchesOfADecreasingSlopeAreToldApartByTheInput() {
    assertThat(PlainText.of(
            derivative(Activations.of(Activation.LEAKY_RELU, -0.1, ALPHA).expression())))
        .isEqualTo("1 if z > 0 else −0.1");
  }

  @Test
  void degenerateParametersAreDerivedToo() {
    assertThat(PlainText.of(
            derivative(Activations.of(Activation.LEAKY_RELU, 0, ALPHA).expression())))
        .isEqualTo("1 if a > 0 else 0");
    assertThat(PlainText.of(
            derivative(Activations.of(Activation.LEAKY_RELU, 1, ALPHA).expression())))
        .isEqualTo("1");
    assertThat(PlainText.of(derivative(Activations.of(Activation.ELU, SLOPE, 0).expression())))
        .isEqualTo("1 if a > 0 else 0");
  }

  @Test
  void softmaxIsTheOneThatIsNotElementwise() {
    assertThat(Arrays.stream(Activation.values())
            .filter(activation -> !Activations.of(activation, 0, 1).isElementwise()))
        .containsExactly(Activation.SOFTMAX);
    assertThat(PlainText.of(of(Activation.SOFTMAX).expression())).isEqualTo("exp(z − logSumExp)");
  }

  @Test
  void optionsAreThoseOfTheFormula() {
    assertThat(of(Activation.LEAKY_RELU).options()).containsExactly(Map.entry("slope", SLOPE));
    assertThat(of(Activation.ELU).options()).containsExactly(Map.entry("alpha", ALPHA));
    assertThat(Arrays.stream(Activation.values())
            .filter(activation -> !of(activation).options().isEmpty()))
        .containsExactly(Activation.LEAKY_RELU, Activation.ELU);
  }

  /** Checks of options ask for the function before they know whether its options are legal. */
  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1, 0, 1e300})
  void optionsOutOfRangeHaveAFunction(double option) {
    for (Activation activation : Activation.values()) {
      assertThat(Activations.of(activation, option, option).isElementwise())
          .isEqualTo(activation != Activation.SOFTMAX);
    }
  }

  @Test
  void initializationsSuit() {
    assertThat(of(Activation.SELU).initialization()).isEqualTo(Initialization.LECUN_NORMAL);
    assertThat(Arrays.stream(Activation.values())
            .filter(activation -> of(activation).initialization() == Initialization.GLOROT_UNIFORM))
        .hasSize(Activation.values().length - 1);
  }

  @Test
  void namesAreThoseOfDescriptions() {
    assertThat(of(Activation.HARD_SIGMOID).name()).isEqualTo("hard_sigmoid");
  }

  private static ActivationFunction of(Activation activation) {
    return Activations.of(activation, SLOPE, ALPHA);
  }

  private static Expr derivative(Expr expr) {
    return Reexpression.inTermsOf(
        Derivative.of(expr, Activations.Z), Activations.Z, Exprs.var("a"), expr);
  }

  private static double at(Expr expr, double z) {
    return Evaluator.evaluate(expr, Map.of("z", z));
  }
}
