package dev.gradpoet.samples.logistic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Style;
import dev.gradpoet.runtime.Layer;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.samples.Printed;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Logistic regression has the gradient of the textbook, and finds the coefficients of the textbook. */
class LogisticSampleTest {
  /** Rounding of z, a sum of up to 40 products in float, moves a by some 10⁻⁶; a gradient is that times |x| < 5. */
  private static final double ROUNDING = 1e-5;

  /** The coefficients of the maximum likelihood, as published with the data. */
  private static final double WEIGHT = 1.5046;

  private static final double BIAS = -4.0777;

  @Network(inputs = 7, loss = Loss.BINARY_CROSS_ENTROPY)
  interface SevenInputs {
    @Dense(units = 1, activation = Activation.SIGMOID)
    Layer output();
  }

  @Network(inputs = 40, loss = Loss.BINARY_CROSS_ENTROPY, style = Style.TEACHING)
  interface FortyInputs {
    @Dense(units = 1, activation = Activation.SIGMOID)
    Layer output();
  }

  @Network(inputs = 40, loss = Loss.BINARY_CROSS_ENTROPY)
  interface ThirtyLabels {
    @Dense(units = 30, activation = Activation.SIGMOID)
    Layer output();
  }

  static Stream<NeuralNetwork> networks() {
    return Stream.of(
        ExamNetwork.create(0),
        LogisticSampleTest_SevenInputsNetwork.create(0),
        LogisticSampleTest_FortyInputsNetwork.create(0),
        LogisticSampleTest_ThirtyLabelsNetwork.create(0));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theGradientIsTheErrorTimesTheInput(NeuralNetwork network) {
    Random random = new Random(17);
    for (int sample = 0; sample < 100; sample++) {
      float[] p = network.parameters();
      fillGaussian(p, random, 0.3);
      float[] x = new float[network.inputs()];
      fillGaussian(x, random, 1);
      float[] y = new float[network.outputs()];
      for (int u = 0; u < y.length; u++) {
        y[u] = random.nextInt(2);
      }

      Arrays.fill(network.gradient(), 0);
      network.accumulate(x, y, 0, 1);

      for (int u = 0; u < y.length; u++) {
        double error = activation(p, x, u, y.length) - y[u];
        for (int i = 0; i < x.length; i++) {
          assertThat((double) network.gradient()[i * y.length + u])
              .as("sample %d, weight of input %d, unit %d", sample, i, u)
              .isCloseTo(error * x[i], within(ROUNDING));
        }
        assertThat((double) network.gradient()[x.length * y.length + u])
            .as("sample %d, bias of unit %d", sample, u)
            .isCloseTo(error, within(ROUNDING));
      }
    }
  }

  @Test
  void theWrittenOutLoopFindsThePublishedCoefficients() throws Exception {
    ExamNetwork network = ExamNetwork.create(0);
    Printed.by(args -> LogisticSample.descend(network));

    assertPublishedCoefficients(network);
  }

  @Test
  void theTrainerFindsThePublishedCoefficients() {
    assertPublishedCoefficients(LogisticSample.trained());
  }

  @Test
  void theSamplePrintsWhatItHasLearned() throws Exception {
    assertThat(Printed.by(LogisticSample::main))
        .contains("P(passed) = sigmoid(1.504", "  5 h    97 %  ######");
  }

  /** Published with four digits; descent in float ends some 10⁻⁴ beside the optimum. */
  private static void assertPublishedCoefficients(ExamNetwork network) {
    assertThat((double) network.passed().weights().get(0)).isCloseTo(WEIGHT, within(5e-4));
    assertThat((double) network.passed().biases().get(0)).isCloseTo(BIAS, within(5e-4));
  }

  /** a = sigmoid(Wᵀ x + b) of unit {@code u}, in double. */
  private static double activation(float[] p, float[] x, int u, int units) {
    double z = p[x.length * units + u];
    for (int i = 0; i < x.length; i++) {
      z += (double) p[i * units + u] * x[i];
    }
    return 1 / (1 + Math.exp(-z));
  }

  private static void fillGaussian(float[] values, Random random, double deviation) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (deviation * random.nextGaussian());
    }
  }
}
