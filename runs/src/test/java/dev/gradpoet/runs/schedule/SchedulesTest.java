package dev.gradpoet.runs.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.runs.ScriptedNetwork;
import dev.gradpoet.runtime.optimizer.SGD;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Schedule;
import dev.gradpoet.runtime.training.ScheduleState;
import dev.gradpoet.runtime.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The formulas at times where their values are known by hand. */
class SchedulesTest {
  /** A rounding or two. */
  private static final double TOLERANCE = 1e-15;

  private static Arguments at(Schedule schedule, double epoch, double factor) {
    return Arguments.of(schedule, epoch, factor);
  }

  static Stream<Arguments> values() {
    double half = Math.sqrt(0.5);
    return Stream.of(
        at(new Constant(), 0, 1),
        at(new Constant(0.3), 7.5, 0.3),
        at(new StepDecay(3), 0, 1),
        at(new StepDecay(3), 2.99, 1),
        at(new StepDecay(3), 3, 0.1),
        at(new StepDecay(3, 0.5), 8.9, 0.25),
        at(new StepDecay(3, 0.5), 9, 0.125),
        at(new ExponentialDecay(0.25), 0, 1),
        at(new ExponentialDecay(0.25), 0.5, 0.5),
        at(new ExponentialDecay(0.25), 2, 0.0625),
        at(new PolynomialDecay(8, 2), 0, 1),
        at(new PolynomialDecay(8, 2), 2, 0.5625),
        at(new PolynomialDecay(8, 2), 8, 0),
        at(new PolynomialDecay(8, 2), 100, 0),
        at(new PolynomialDecay(8, 1, 0.2), 4, 0.6),
        at(new PolynomialDecay(8, 1, 0.2), 9, 0.2),
        at(new CosineDecay(8), 0, 1),
        at(new CosineDecay(8), 2, (1 + half) / 2),
        at(new CosineDecay(8), 4, 0.5),
        at(new CosineDecay(8), 6, (1 - half) / 2),
        at(new CosineDecay(8), 8, 0),
        at(new CosineDecay(8), 80, 0),
        at(new CosineDecay(8, 0.1), 4, 0.55),
        at(new CosineDecay(8, 0.1), 8, 0.1),
        at(new OneCycle(10), 0, 0.04),
        at(new OneCycle(10), 1.5, 0.52),
        at(new OneCycle(10), 3, 1),
        at(new OneCycle(10), 6.5, (1 + 4e-6) / 2),
        at(new OneCycle(10), 10, 4e-6),
        at(new OneCycle(10), 11, 4e-6),
        at(new OneCycle(4, 0.5, 0.2, 0), 1, 0.6),
        at(new WarmUp(2, 0.5, new Constant(0.8)), 0, 0.4),
        at(new WarmUp(2, 0.5, new Constant(0.8)), 1, 0.6),
        at(new WarmUp(2, 0.5, new Constant(0.8)), 2, 0.8),
        at(new WarmUp(2, new CosineDecay(8)), 0, 0.01),
        at(new WarmUp(2, new CosineDecay(8)), 1, 0.505),
        at(new WarmUp(2, new CosineDecay(8)), 2, 1),
        at(new WarmUp(2, new CosineDecay(8)), 6, 0.5),
        at(new WarmUp(2, new CosineDecay(8)), 10, 0),
        at(new WarmUp(0.5, new StepDecay(1, 0.5)), 1.25, 1),
        at(new WarmUp(0.5, new StepDecay(1, 0.5)), 1.5, 0.5),
        at(new ReduceOnPlateau(2), 5, 1));
  }

  @ParameterizedTest(name = "{0} at {1} is {2}")
  @MethodSource("values")
  void theFactorIsThatOfTheFormula(Schedule schedule, double epoch, double factor) {
    assertThat(schedule.start().factor(epoch)).isCloseTo(factor, within(TOLERANCE));
  }

  /** The factor after each of those losses. */
  private static double[] factors(ScheduleState state, double... losses) {
    double[] factors = new double[losses.length];
    for (int i = 0; i < losses.length; i++) {
      state.onEpoch(i + 1, losses[i]);
      factors[i] = state.factor(i + 1);
    }
    return factors;
  }

  @Test
  void aPlateauReducesAfterItsPatienceAndCountsAnew() {
    ScheduleState state = new ReduceOnPlateau(2).withFactor(0.5).start();
    assertThat(factors(state, 9, 8, 8, 8, 8, 8, 7, 7.5, 7))
        .containsExactly(1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25, 0.125);
  }

  @Test
  void aPlateauIsBrokenByMoreThanTheMinimalImprovementOnly() {
    ScheduleState state =
        new ReduceOnPlateau(1).withMinImprovement(1).withFactor(0.5).start();
    assertThat(factors(state, 9, 8, 7.5, 6.5)).containsExactly(1, 0.5, 0.5, 0.25);
  }

  @Test
  void aPlateauDoesNotReduceBelowTheLeastFactor() {
    ScheduleState state = new ReduceOnPlateau(1).withMinFactor(0.05).start();
    assertThat(factors(state, 1, 1, 1, 1)).containsExactly(1, 0.1, 0.05, 0.05);
  }

  @Test
  void aLossThatIsNaNIsNoImprovement() {
    ScheduleState state = new ReduceOnPlateau(1).start();
    assertThat(factors(state, Double.NaN, 5, Double.NaN)[2]).isCloseTo(0.01, within(TOLERANCE));
  }

  @Test
  void aPlateauAfterAWarmUpDoesNotSeeTheEpochsOfTheWarmUp() {
    ScheduleState state = new WarmUp(2, new ReduceOnPlateau(1)).start();
    assertThat(factors(state, 1, 1, 5, 5)).containsExactly(0.505, 1, 1, 0.1);
  }

  @Test
  void statesDoNotShareWhatTheyWatch() {
    Schedule schedule = new ReduceOnPlateau(1);
    factors(schedule.start(), 1, 1);
    assertThat(schedule.start().factor(0)).isEqualTo(1);
  }

  private static Arguments wrong(Runnable action, String message) {
    return Arguments.of(message, action);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong(() -> new Constant(0), "factor is 0.0, expected a finite number greater than 0"),
        wrong(() -> new StepDecay(0), "epochs is 0, expected at least 1"),
        wrong(
            () -> new StepDecay(1, -1), "factor is -1.0, expected a finite number greater than 0"),
        wrong(
            () -> new ExponentialDecay(Double.NaN),
            "factor is NaN, expected a finite number greater than 0"),
        wrong(
            () -> new PolynomialDecay(0, 1),
            "epochs is 0.0, expected a finite number greater than 0"),
        wrong(
            () -> new PolynomialDecay(1, 0),
            "power is 0.0, expected a finite number greater than 0"),
        wrong(() -> new PolynomialDecay(1, 1, 2), "end is 2.0, expected a number in [0, 1]"),
        wrong(() -> new CosineDecay(-1), "epochs is -1.0, expected a finite number greater than 0"),
        wrong(() -> new CosineDecay(1, -0.1), "end is -0.1, expected a number in [0, 1]"),
        wrong(() -> new OneCycle(0), "epochs is 0.0, expected a finite number greater than 0"),
        wrong(
            () -> new OneCycle(1, 1, 0, 0),
            "rise is 1.0, expected a number greater than 0 and less than 1"),
        wrong(() -> new OneCycle(1, 0.5, 2, 0), "first is 2.0, expected a number in [0, 1]"),
        wrong(
            () -> new OneCycle(1, 0.5, 0, Double.NaN), "last is NaN, expected a number in [0, 1]"),
        wrong(
            () -> new WarmUp(0, new Constant()),
            "epochs is 0.0, expected a finite number greater than 0"),
        wrong(
            () -> new WarmUp(1, 1.5, new Constant()), "first is 1.5, expected a number in [0, 1]"),
        wrong(() -> new ReduceOnPlateau(0), "patience is 0, expected at least 1"),
        wrong(
            () -> new ReduceOnPlateau(1).withFactor(1),
            "factor is 1.0, expected a number greater than 0 and less than 1"),
        wrong(
            () -> new ReduceOnPlateau(1).withMinImprovement(-1),
            "minImprovement is -1.0, expected a finite number of at least 0"),
        wrong(
            () -> new ReduceOnPlateau(1).withMinFactor(2),
            "minFactor is 2.0, expected a number in [0, 1]"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void wrongArgumentsAreNamed(String message, Runnable action) {
    assertThatIllegalArgumentException().isThrownBy(action::run).withMessage(message);
  }

  @Test
  void aMissingScheduleIsNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> new WarmUp(1, null))
        .withMessage("next is null");
  }

  @Test
  void aPlateauOfTheValidationLossIsNoticed() {
    // The training loss of an epoch is that before its update: with one batch it falls as the
    // script does.
    ScriptedNetwork network = ScriptedNetwork.of(9, 8, 8, 8, 8);
    Dataset data = Dataset.of(new float[] {1}, 1, new float[] {0}, 1);
    List<Float> parameters = new ArrayList<>();
    Trainer.of(network)
        .optimizer(new SGD(1))
        .schedule(new ReduceOnPlateau(2).withFactor(0.5))
        .batch()
        .epochs(6)
        .validation(data)
        .onEpoch(epoch -> parameters.add(network.parameters()[0]))
        .train(data);

    assertThat(parameters).containsExactly(1f, 2f, 3f, 4f, 4.5f, 5f);
  }
}
