package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.Floats;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.Models;
import dev.gradpoet.processor.testing.Reference;
import dev.gradpoet.processor.testing.Targets;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Weighted inputs of the output layer of up to the largest float: a loss that is a float is computed, however it is lowered. */
class ExtremeInputsTest {
  private static final long SEED = 12;
  private static final int SAMPLES = 70;
  private static final float MAX = Float.MAX_VALUE;

  /** What the first outputs get. */
  private static final float[][] BIASES = {
    {MAX, -MAX, MAX / 2},
    {-MAX, -MAX / 2, 0},
    {MAX, MAX, MAX},
    {0, MAX, -MAX / 2},
    {-MAX, -MAX, -MAX}
  };

  private static List<NetworkModel> networks() {
    List<NetworkModel> networks = new ArrayList<>();
    for (Loss loss : Loss.values()) {
      List<Activation> activations = new ArrayList<>(List.of(
          Activation.IDENTITY,
          Activation.SIGMOID,
          Activation.TANH,
          Activation.SOFTPLUS,
          Activation.SOFTMAX));
      activations.retainAll(Losses.fitting(loss));
      for (Activation activation : activations) {
        for (int outputs : new int[] {3, 40}) {
          for (Style style : Style.values()) {
            networks.add(network(loss + "_" + activation + outputs + style, 3)
                .style(style)
                .loss(loss)
                .dense("hidden", outputs == 3 ? 4 : 30, Activation.TANH)
                .dense("output", outputs, activation)
                .build());
          }
        }
      }
    }
    return networks;
  }

  @Test
  void inPlainJavaALossThatIsAFloatIsComputed() {
    GeneratedNetworks.compile(networks()).forEach(ExtremeInputsTest::check);
  }

  @Test
  void withVectorsALossThatIsAFloatIsComputed() {
    List<NetworkModel> networks = new ArrayList<>(networks());
    networks.removeIf(network -> network.style() == Style.TEACHING);
    GeneratedNetworks.compileWithVectors(networks).forEach(ExtremeInputsTest::check);
  }

  private static void check(GeneratedNetwork generated) {
    NetworkModel model = generated.model();
    Random random = new Random(SEED);
    for (float[] biases : BIASES) {
      NeuralNetwork network = generated.create(SEED);
      for (int u = 0; u < biases.length; u++) {
        GeneratedNetwork.layer(network, "output").biases().set(u, biases[u]);
      }
      float[] x = Floats.uniform(random, SAMPLES * 3, -1, 1);
      check(network, model, x, Targets.random(model, random, SAMPLES), biases);
      if (Losses.acceptsClasses(model.loss())) {
        check(network, model, x, Targets.of(model, likely(biases)), biases);
      }
    }
  }

  /** For each sample the class whose output is the largest: the loss is a float. */
  private static int[] likely(float[] biases) {
    int likely = 0;
    for (int u = 1; u < biases.length; u++) {
      likely = biases[u] > biases[likely] ? u : likely;
    }
    int[] classes = new int[SAMPLES];
    Arrays.fill(classes, likely);
    return classes;
  }

  private static void check(
      NeuralNetwork network, NetworkModel model, float[] x, float[] t, float[] biases) {
    String what = model + " with biases " + Arrays.toString(biases);
    for (int count : List.of(1, SAMPLES)) {
      Reference.Result expected = new Reference(model)
          .run(
              Floats.toDoubles(network.parameters()),
              Arrays.copyOf(Floats.toDoubles(x), count * 3),
              Arrays.copyOf(Floats.toDoubles(t), count * Models.outputs(model)),
              Collections.nCopies(count, 1.0).stream().mapToDouble(w -> w).toArray(),
              Map.of());
      Arrays.fill(network.gradient(), 0);
      double loss = network.accumulate(x, t, 0, count);
      assertThat(network.loss(x, t, 0, count)).as(what).isEqualTo(loss);
      if (expected.loss() > MAX) {
        assertThat(loss).as(what).isGreaterThan(MAX * 0.99);
        continue;
      }
      // of logits that large, an ulp is larger than most losses
      assertThat(loss)
          .as(what)
          .isCloseTo(expected.loss(), within(1e-5 * expected.loss() + count * Math.ulp(MAX)));
      if (model.loss() == Loss.CROSS_ENTROPY && biases[0] == biases[1]) {
        // the reference, exp(z − log Σ exp(z)), loses the logarithm of the number of outputs there
        assertThat(IntStream.range(0, network.gradient().length))
            .as(what)
            .allMatch(k -> Float.isFinite(network.gradient()[k]));
        continue;
      }
      double largest = Arrays.stream(expected.gradient()).map(Math::abs).max().orElseThrow();
      for (int k = 0; k < expected.gradient().length; k++) {
        assertThat((double) network.gradient()[k])
            .as("%s, gradient %s", what, k)
            .isCloseTo(expected.gradient()[k], within(1e-4 * (1 + largest)));
      }
    }
  }
}
