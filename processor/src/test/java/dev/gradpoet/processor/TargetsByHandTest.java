package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.Floats;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.Reference;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Targets that a trainer would refuse, given by hand: either the gradient is that of the returned loss, or they are refused too. */
@Tag("networks")
class TargetsByHandTest {
  private static final long SEED = 8;
  private static final float[] X = {0.5f, -1};

  private static List<NetworkModel> networks(Loss loss) {
    List<NetworkModel> networks = new ArrayList<>();
    for (Style style : Style.values()) {
      for (int hidden : new int[] {4, 150}) {
        networks.add(network(loss + "" + style + hidden, 2)
            .style(style)
            .loss(loss)
            .sampleWeights()
            .dense("hidden", hidden, Activation.TANH)
            .dense("output", 3, Losses.fitting(loss).get(0))
            .build());
      }
    }
    return networks;
  }

  @Test
  void forCrossEntropyTargetsThatDoNotAddUpToOneAreRefused() {
    float[] t = {0, 1, 0, 0, 2, 0};
    float[] x = {0.5f, -1, 0.5f, -1};
    float[] weights = {1, 1};
    for (GeneratedNetwork generated : GeneratedNetworks.compile(networks(Loss.CROSS_ENTROPY))) {
      NeuralNetwork network = generated.create(SEED);
      for (Runnable pass : List.<Runnable>of(
          () -> network.accumulate(x, t, 0, 2),
          () -> network.accumulate(x, t, weights, 1, 1),
          () -> network.loss(x, t, 0, 2),
          () -> network.loss(x, t, weights, 0, 2))) {
        assertThatThrownBy(pass::run)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessage(
                "t has targets in sample 1 that add up to 2.0, but cross-entropy takes a distribution over the classes, which adds up to 1;"
                    + " weights of samples are an argument of their own");
      }
      assertThat(network.gradient()).containsOnly(0);
      assertThat(network.accumulate(x, t, 0, 1)).isFinite();
    }
  }

  @Test
  void ofCrossEntropyTheGradientIsThatOfTheLossForTargetsThatAddUpToAlmostOne() {
    for (float[] t : new float[][] {{0.2f, 0.5f, 0.3f}, {0.2f, 0.5f, 0.3009f}, {-1, 2, 0}}) {
      GeneratedNetworks.compile(networks(Loss.CROSS_ENTROPY)).forEach(each -> check(each, t));
    }
  }

  @Test
  void ofOtherLossesTheGradientIsThatOfTheLossForAllTargets() {
    for (Loss loss : Loss.values()) {
      if (loss != Loss.CROSS_ENTROPY) {
        GeneratedNetworks.compile(networks(loss))
            .forEach(each -> check(each, new float[] {-1.7f, 0.3f, 2.2f}));
      }
    }
  }

  /** Compares with central differences of the loss that the interpreter computes in double. */
  private static void check(GeneratedNetwork generated, float[] t) {
    NeuralNetwork network = generated.create(SEED);
    Reference reference = new Reference(generated.model());
    double step = 1e-5;
    double loss = network.accumulate(X, t, 0, 1);
    assertThat(loss)
        .isCloseTo(loss(reference, network, 0, 0, t), within(1e-5 * (1 + Math.abs(loss))));
    Random random = new Random(SEED);
    for (int n = 0; n < 20; n++) {
      int k = random.nextInt(network.parameters().length);
      double difference =
          loss(reference, network, k, step, t) - loss(reference, network, k, -step, t);
      assertThat((double) network.gradient()[k])
          .as("%s, gradient %s", generated.model(), k)
          .isCloseTo(difference / (2 * step), within(1e-4));
    }
  }

  private static double loss(
      Reference reference, NeuralNetwork network, int k, double change, float[] t) {
    double[] parameters = Floats.toDoubles(network.parameters());
    parameters[k] += change;
    return reference
        .run(parameters, Floats.toDoubles(X), Floats.toDoubles(t), new double[] {1}, Map.of())
        .loss();
  }
}
