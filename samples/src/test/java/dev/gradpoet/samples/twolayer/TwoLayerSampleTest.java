package dev.gradpoet.samples.twolayer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Style;
import dev.gradpoet.runtime.InspectableLayer;
import dev.gradpoet.runtime.Layer;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.samples.Printed;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every δ and every update of a two-layer network is that of the closed form. */
class TwoLayerSampleTest {
  /** Rounding of a float computation of values near 1, against double. */
  private static final double ROUNDING = 2e-6;

  @Network(inputs = 20, loss = Loss.SQUARED_ERROR, style = Style.TEACHING)
  interface Large {
    @Dense(units = 30, activation = Activation.SIGMOID)
    Layer hidden();

    @Dense(units = 10, activation = Activation.SIGMOID)
    Layer output();
  }

  @Test
  void deltasAndUpdatesOfTheHalfAdderAreThoseOfTheClosedForm() {
    HalfAdderNetwork network = HalfAdderNetwork.create(1);
    for (int step = 0; step < 400; step++) {
      int s = step % 4;
      assertStep(
          network,
          network.hidden(),
          network.output(),
          TwoLayerSample.BITS[s],
          TwoLayerSample.SUM_AND_CARRY[s]);
    }
  }

  @Test
  void deltasAndUpdatesOfALargerNetworkAreThoseOfTheClosedForm() {
    var network = TwoLayerSampleTest_LargeNetwork.create(1);
    Random random = new Random(1);
    for (int step = 0; step < 20; step++) {
      float[] x = new float[20];
      float[] t = new float[10];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) random.nextGaussian();
      }
      for (int k = 0; k < t.length; k++) {
        t[k] = random.nextFloat();
      }
      assertStep(network, network.hidden(), network.output(), x, t);
    }
  }

  @Test
  void theWrittenOutLoopAndTheTrainerLearnToAdd() throws Exception {
    HalfAdderNetwork written = HalfAdderNetwork.create(1);
    Printed.by(args -> TwoLayerSample.descend(written));
    HalfAdderNetwork trained = TwoLayerSample.trained();

    for (int s = 0; s < 4; s++) {
      float[] expected = TwoLayerSample.SUM_AND_CARRY[s];
      assertThat(written.predict(TwoLayerSample.BITS[s])).containsExactly(expected, within(0.05f));
      assertThat(trained.predict(TwoLayerSample.BITS[s])).containsExactly(expected, within(0.05f));
    }
  }

  @Test
  void theSamplePrintsWhatItHasLearned() throws Exception {
    assertThat(Printed.by(TwoLayerSample::main)).contains("sum    carry", "epoch 4000");
  }

  /** Takes one step and compares it with δ_k = −a_k (1 − a_k) (t_k − a_k) and δ_h = a_h (1 − a_h) Σ δ_k w_kh. */
  private static void assertStep(
      NeuralNetwork network,
      InspectableLayer hidden,
      InspectableLayer output,
      float[] x,
      float[] t) {
    float[] hiddenWeights = hidden.weights().toArray();
    float[] hiddenBiases = hidden.biases().toArray();
    float[] outputWeights = output.weights().toArray();
    float[] outputBiases = output.biases().toArray();

    double[] inputs = widened(x);
    double[] a = sigmoids(hiddenWeights, hiddenBiases, inputs);
    double[] y = sigmoids(outputWeights, outputBiases, a);
    double[] outputDeltas = new double[y.length];
    for (int k = 0; k < y.length; k++) {
      outputDeltas[k] = -y[k] * (1 - y[k]) * (t[k] - y[k]);
    }
    double[] hiddenDeltas = new double[a.length];
    for (int h = 0; h < a.length; h++) {
      double sum = 0;
      for (int k = 0; k < y.length; k++) {
        sum += outputDeltas[k] * outputWeights[h * y.length + k];
      }
      hiddenDeltas[h] = a[h] * (1 - a[h]) * sum;
    }

    TwoLayerSample.step(network, x, t);

    assertThat(widened(hidden.deltas())).containsExactly(hiddenDeltas, within(ROUNDING));
    assertThat(widened(output.deltas())).containsExactly(outputDeltas, within(ROUNDING));
    assertUpdate(hidden, hiddenWeights, hiddenBiases, inputs, hiddenDeltas);
    assertUpdate(output, outputWeights, outputBiases, a, outputDeltas);
  }

  /** Compares with w ← w − η · input · δ and b ← b − η δ. */
  private static void assertUpdate(
      InspectableLayer layer, float[] weights, float[] biases, double[] inputs, double[] deltas) {
    double rate = TwoLayerSample.LEARNING_RATE;
    double[] newWeights = new double[weights.length];
    double[] newBiases = new double[biases.length];
    for (int u = 0; u < deltas.length; u++) {
      for (int i = 0; i < inputs.length; i++) {
        int w = i * deltas.length + u;
        newWeights[w] = weights[w] - rate * inputs[i] * deltas[u];
      }
      newBiases[u] = biases[u] - rate * deltas[u];
    }
    assertThat(widened(layer.weights().toArray())).containsExactly(newWeights, within(ROUNDING));
    assertThat(widened(layer.biases().toArray())).containsExactly(newBiases, within(ROUNDING));
  }

  private static double[] sigmoids(float[] weights, float[] biases, double[] inputs) {
    double[] a = new double[biases.length];
    for (int u = 0; u < a.length; u++) {
      double z = biases[u];
      for (int i = 0; i < inputs.length; i++) {
        z += weights[i * a.length + u] * inputs[i];
      }
      a[u] = 1 / (1 + Math.exp(-z));
    }
    return a;
  }

  private static double[] widened(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
