package dev.gradpoet.processor.layer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.scalar.Derivative;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Losses, their derivatives by the output, and the activations that they fit. */
class LossesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ':',
      value = {
        "SQUARED_ERROR: ½ (a − t)²: a − t",
        "MEAN_SQUARED_ERROR: (a − t)²: 2 (a − t)",
        "MEAN_ABSOLUTE_ERROR: |a − t|: sign(a − t)",
        "HUBER: 2 (|a − t| − 1) if |a − t| > 2 else ½ (a − t)²: 2 sign(a − t) if |a − t| > 2 else a − t",
        "LOG_COSH: log cosh(a − t): tanh(a − t)",
        "BINARY_CROSS_ENTROPY: −t log(a) − (1 − t) log(1 − a): (a − t) / (a (1 − a))",
        "CROSS_ENTROPY: −t log(a): −t / a",
        "HINGE: max(1 − t a, 0): −t if 1 − t a > 0 else 0",
        "POISSON: a − t log(a): (a − t) / a",
      })
  void derivativeIsThatOfTheTextbook(Loss loss, String formula, String derivative) {
    assertThat(PlainText.of(Losses.of(loss, 2).expression())).isEqualTo(formula);
    assertThat(PlainText.of(Derivative.of(Losses.of(loss, 2).expression(), Losses.A)))
        .isEqualTo(derivative);
  }

  @Test
  void fittingIsTheSameReadFromEitherSide() {
    for (Loss loss : Loss.values()) {
      for (Activation activation : Activation.values()) {
        assertThat(Losses.fitting(loss).contains(activation))
            .isEqualTo(Losses.fits(loss, activation));
        assertThat(Losses.fittingLosses(activation).contains(loss))
            .isEqualTo(Losses.fits(loss, activation));
      }
    }
  }

  @Test
  void everyActivationHasALossAndEveryLossAnActivation() {
    assertThat(Arrays.stream(Activation.values()))
        .noneMatch(activation -> Losses.fittingLosses(activation).isEmpty());
    assertThat(Arrays.stream(Loss.values()))
        .noneMatch(loss -> Losses.fitting(loss).isEmpty());
    assertThat(Losses.fittingLosses(Activation.SOFTMAX)).containsExactly(Loss.CROSS_ENTROPY);
    assertThat(Losses.fitting(Loss.HINGE))
        .containsExactly(Activation.IDENTITY, Activation.TANH, Activation.SOFTSIGN);
    assertThat(Losses.fitting(Loss.POISSON))
        .containsExactly(Activation.SIGMOID, Activation.SOFTPLUS);
  }

  @Test
  void targetsAreWhatTheLossIsDefinedFor() {
    assertThat(Losses.of(Loss.SQUARED_ERROR, 1).targets()).isEqualTo(Targets.ANY);
    assertThat(Losses.of(Loss.BINARY_CROSS_ENTROPY, 1).targets()).isEqualTo(Targets.UNIT);
    assertThat(Losses.of(Loss.CROSS_ENTROPY, 1).targets()).isEqualTo(Targets.DISTRIBUTION);
    assertThat(Losses.of(Loss.HINGE, 1).targets()).isEqualTo(Targets.SIGNS);
    assertThat(Losses.of(Loss.POISSON, 1).targets()).isEqualTo(Targets.COUNTS);
  }

  @Test
  void classesOtherThanTheOwnAreZeroOrMinusOne() {
    assertThat(Losses.of(Loss.CROSS_ENTROPY, 1).targets().otherClass()).hasValue(0);
    assertThat(Losses.of(Loss.BINARY_CROSS_ENTROPY, 1).targets().otherClass()).hasValue(0);
    assertThat(Losses.of(Loss.HINGE, 1).targets().otherClass()).hasValue(-1);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1, 0, 1e300})
  void huberHasItsDeltaAsAnOptionWhateverItIs(double delta) {
    assertThat(Losses.of(Loss.HUBER, delta).options()).containsExactly(Map.entry("delta", delta));
    assertThat(Arrays.stream(Loss.values())
            .filter(loss -> !Losses.of(loss, delta).options().isEmpty()))
        .containsExactly(Loss.HUBER);
  }

  @Test
  void namesAreThoseOfDescriptions() {
    assertThat(Losses.of(Loss.MEAN_SQUARED_ERROR, 1).name()).isEqualTo("mean_squared_error");
  }

  @Test
  void meansAndClasses() {
    assertThat(Arrays.stream(Loss.values()).filter(loss -> Losses.of(loss, 1).isMean()))
        .containsExactly(Loss.MEAN_SQUARED_ERROR, Loss.MEAN_ABSOLUTE_ERROR);
    assertThat(Arrays.stream(Loss.values()).filter(loss -> Losses.of(loss, 1).acceptsClasses()))
        .containsExactly(Loss.BINARY_CROSS_ENTROPY, Loss.CROSS_ENTROPY, Loss.HINGE);
  }
}
