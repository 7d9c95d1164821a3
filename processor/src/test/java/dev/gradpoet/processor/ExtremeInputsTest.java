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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Weighted inputs of the output layer of up to the largest float: a loss that is a float is computed, however it is lowered. */
@Tag("networks")
class ExtremeInputsTest {
  private static final long SEED = 12;

  /** Whole vectors of up to sixteen lanes, and a rest of each. */
  private static final int SAMPLES = 19;

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

  /** In plain Java and, where it is fast, with vectors. */
  @Test
  void aLossThatIsAFloatIsComputed() {
    List<NetworkModel> networks = networks();
    List<NetworkModel> fast =
        networks.stream().filter(network -> network.style() == Style.FAST).toList();
    Stream.concat(
            GeneratedNetworks.compile(networks).stream(),
            GeneratedNetworks.compileWithVectors(fast).stream())
        .collect(Collectors.groupingBy(GeneratedNetwork::model))
        .forEach(ExtremeInputsTest::check);
  }

  private static void check(NetworkModel model, List<GeneratedNetwork> lowerings) {
    Random random = new Random(SEED);
    for (float[] biases : BIASES) {
      List<NeuralNetwork> networks =
          lowerings.stream().map(each -> each.create(SEED)).toList();
      for (NeuralNetwork network : networks) {
        for (int u = 0; u < biases.length; u++) {
          GeneratedNetwork.layer(network, "output").biases().set(u, biases[u]);
        }
      }
      float[] x = Floats.uniform(random, SAMPLES * 3, -1, 1);
      check(networks, model, x, Targets.random(model, random, SAMPLES), biases);
      if (Losses.of(model.loss(), 1).acceptsClasses()) {
        check(networks, model, x, Targets.of(model, likely(biases)), biases);
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
      List<NeuralNetwork> networks, NetworkModel model, float[] x, float[] t, float[] biases) {
    for (int count : List.of(1, SAMPLES)) {
      Reference.Result expected = new Reference(model)
          .run(
              Floats.toDoubles(networks.get(0).parameters()),
              Arrays.copyOf(Floats.toDoubles(x), count * 3),
              Arrays.copyOf(Floats.toDoubles(t), count * Models.outputs(model)),
              Collections.nCopies(count, 1.0).stream().mapToDouble(w -> w).toArray(),
              Map.of());
      // The reference, exp(z − log Σ exp(z)), loses the logarithm of the number of outputs there.
      boolean isExact = model.loss() != Loss.CROSS_ENTROPY || biases[0] != biases[1];
      for (NeuralNetwork network : networks) {
        String what = model + " with biases " + Arrays.toString(biases) + ", " + network.backend();
        Arrays.fill(network.gradient(), 0);
        double loss = network.accumulate(x, t, 0, count);
        assertThat(network.loss(x, t, 0, count)).as(what).isEqualTo(loss);
        compare(loss, network.gradient(), expected, count, isExact, what);
      }
    }
  }

  private static void compare(
      double loss,
      float[] gradient,
      Reference.Result expected,
      int count,
      boolean isExact,
      String what) {
    if (expected.loss() > MAX) {
      assertThat(loss).as(what).isGreaterThan(MAX * 0.99);
      return;
    }
    // of logits that large, an ulp is larger than most losses
    assertThat(loss)
        .as(what)
        .isCloseTo(expected.loss(), within(1e-5 * expected.loss() + count * Math.ulp(MAX)));
    double largest = Arrays.stream(expected.gradient()).map(Math::abs).max().orElseThrow();
    for (int k = 0; k < gradient.length; k++) {
      if (isExact) {
        assertThat((double) gradient[k])
            .as("%s, gradient %s", what, k)
            .isCloseTo(expected.gradient()[k], within(1e-4 * (1 + largest)));
      } else {
        assertThat(gradient[k]).as("%s, gradient %s", what, k).isFinite();
      }
    }
  }
}
