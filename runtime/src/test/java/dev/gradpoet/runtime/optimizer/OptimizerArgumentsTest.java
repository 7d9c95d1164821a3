package dev.gradpoet.runtime.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OptimizerArgumentsTest {

  static Stream<Arguments> learningRates() {
    return Stream.<DoubleFunction<Optimizer>>of(
            SGD::new,
            Momentum::new,
            Nesterov::new,
            AdaGrad::new,
            RMSProp::new,
            AdaDelta::new,
            Adam::new,
            AdamW::new,
            Nadam::new,
            RProp::new,
            Lion::new)
        .map(rule -> Arguments.of(rule.apply(1).getClass().getSimpleName(), rule));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learningRates")
  void learningRateMustBePositive(String name, DoubleFunction<Optimizer> rule) {
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> rule.apply(bad))
          .withMessage("learningRate is " + bad + ", expected a finite number greater than 0");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("learningRates")
  void learningRateMustBePositiveAsAFloat(String name, DoubleFunction<Optimizer> rule) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rule.apply(1e-46))
        .withMessage(
            "learningRate is 1.0E-46, as a float 0.0, expected a finite number greater than 0");
    assertThat(rule.apply(1e-45).learningRate()).isEqualTo(1e-45);
  }

  static Stream<Arguments> epsilons() {
    return Stream.<DoubleFunction<Optimizer>>of(
            new AdaGrad()::withEpsilon,
            new RMSProp()::withEpsilon,
            new AdaDelta()::withEpsilon,
            new Adam()::withEpsilon,
            new AdamW()::withEpsilon,
            new Nadam()::withEpsilon)
        .map(rule -> Arguments.of(rule.apply(1).getClass().getSimpleName(), rule));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("epsilons")
  void epsilonMustBePositiveAsAFloat(String name, DoubleFunction<Optimizer> rule) {
    for (double zero : new double[] {1e-46, 1e-60, Double.MIN_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> rule.apply(zero))
          .withMessage(
              "epsilon is " + zero + ", as a float 0.0, expected a finite number greater than 0");
    }
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        wrong(() -> new SGD(1, -1), "weightDecay is -1.0, expected a finite number of at least 0"),
        wrong(
            () -> new Momentum(1).withMomentum(1), "momentum is 1.0, expected a number in [0, 1)"),
        wrong(
            () -> new Momentum(1).withWeightDecay(-1),
            "weightDecay is -1.0, expected a finite number of at least 0"),
        wrong(
            () -> new Nesterov(1).withMomentum(-0.1),
            "momentum is -0.1, expected a number in [0, 1)"),
        wrong(
            () -> new Nesterov(1).withWeightDecay(Double.NaN),
            "weightDecay is NaN, expected a finite number of at least 0"),
        wrong(
            () -> new AdaGrad().withEpsilon(0),
            "epsilon is 0.0, expected a finite number greater than 0"),
        wrong(() -> new RMSProp().withRho(1), "rho is 1.0, expected a number in [0, 1)"),
        wrong(
            () -> new RMSProp().withEpsilon(-1),
            "epsilon is -1.0, expected a finite number greater than 0"),
        wrong(() -> new AdaDelta().withRho(2), "rho is 2.0, expected a number in [0, 1)"),
        wrong(
            () -> new AdaDelta().withEpsilon(0),
            "epsilon is 0.0, expected a finite number greater than 0"),
        wrong(() -> new Adam().withBetas(1, 0.9), "beta1 is 1.0, expected a number in [0, 1)"),
        wrong(() -> new Adam().withBetas(0.9, 1), "beta2 is 1.0, expected a number in [0, 1)"),
        wrong(
            () -> new Adam().withEpsilon(0),
            "epsilon is 0.0, expected a finite number greater than 0"),
        wrong(() -> new AdamW().withBetas(-1, 0.9), "beta1 is -1.0, expected a number in [0, 1)"),
        wrong(
            () -> new AdamW().withEpsilon(0),
            "epsilon is 0.0, expected a finite number greater than 0"),
        wrong(
            () -> new AdamW().withWeightDecay(-1),
            "weightDecay is -1.0, expected a finite number of at least 0"),
        wrong(() -> new Nadam().withBetas(0.9, 1), "beta2 is 1.0, expected a number in [0, 1)"),
        wrong(
            () -> new Nadam().withEpsilon(0),
            "epsilon is 0.0, expected a finite number greater than 0"),
        wrong(
            () -> new RProp().withSteps(0, 1),
            "smallestStep is 0.0, expected a finite number greater than 0"),
        wrong(
            () -> new RProp().withSteps(2, 1),
            "largestStep is 1.0, expected a finite number of at least smallestStep, 2.0"),
        wrong(
            () -> new RProp().withSteps(1, 1e39),
            "largestStep is 1.0E39, expected a finite number of at least smallestStep, 1.0"),
        wrong(
            () -> new SGD(1).withWeightDecay(1e39),
            "weightDecay is 1.0E39, as a float Infinity, expected a finite number of at least 0"),
        wrong(
            () -> new Adam().withBetas(0.9, 1 - 1e-9),
            "beta2 is 0.999999999, as a float 1.0, expected a number in [0, 1)"),
        wrong(() -> new Lion().withBetas(0.9, 1), "beta2 is 1.0, expected a number in [0, 1)"),
        wrong(
            () -> new Lion().withWeightDecay(-1),
            "weightDecay is -1.0, expected a finite number of at least 0"));
  }

  private static Arguments wrong(Runnable creation, String message) {
    return Arguments.of(message, creation);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void wrongArgumentsAreNamed(String message, Runnable creation) {
    assertThatIllegalArgumentException().isThrownBy(creation::run).withMessage(message);
  }

  @Test
  void restoreChecksWhatItIsGiven() {
    OptimizerState state = new Adam().start(OptimizersTest.ARCHITECTURE);
    float[] fits = new float[OptimizersTest.COUNT];
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.restore(-1, List.of(fits, fits)))
        .withMessage("steps is -1, expected at least 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.restore(1, List.of(fits)))
        .withMessage("values has 1 arrays, expected 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.restore(1, List.of(fits, new float[3])))
        .withMessage("values[1] has 3 values, expected 27");
    assertThat(state.steps()).isZero();
  }

  @Test
  void updateChecksItsRange() {
    OptimizerState state = new SGD(1).start(OptimizersTest.ARCHITECTURE);
    float[] values = new float[40];
    assertThatThrownBy(() -> state.update(values, values, 0, 28))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> state.update(values, values, -1, 5))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void beginChecksTheLearningRate() {
    OptimizerState state = new SGD(1).start(OptimizersTest.ARCHITECTURE);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> state.begin(Double.NaN, 1))
        .withMessage("learningRate is NaN, expected a finite number of at least 0");
  }

  @Test
  void aStateSaysWhatItHolds() {
    assertThat(new Adam().start(OptimizersTest.ARCHITECTURE))
        .hasToString("AdamState[steps=0, buffers=[27, 27]]");
  }
}
