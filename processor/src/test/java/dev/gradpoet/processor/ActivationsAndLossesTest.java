package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Lowering;
import dev.gradpoet.processor.plan.Planner;
import dev.gradpoet.processor.testing.Comparison;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.Models;
import dev.gradpoet.processor.testing.Targets;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every activation under every loss that fits it, in both styles, unrolled and in loops. */
@Tag("networks")
class ActivationsAndLossesTest {
  private static final long SEED = 4;

  private static List<GeneratedNetwork> generated;

  @BeforeAll
  static void generate() {
    List<NetworkModel> networks = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      for (Loss loss : Losses.fittingLosses(activation)) {
        for (Style style : Style.values()) {
          for (int units : new int[] {1, 3, 40}) {
            if (activation == Activation.SOFTMAX && units == 1) {
              continue; // is no network
            }
            Activation hidden = activation == Activation.SOFTMAX ? Activation.MISH : activation;
            networks.add(network(activation + "_" + loss + "_" + style + "_" + units, 3)
                .style(style)
                .loss(loss)
                .huberDelta(0.7)
                .dense("hidden", units == 40 ? 30 : 2, hidden)
                .slope(0.2)
                .alpha(1.3)
                .dense("output", units, activation)
                .slope(0.2)
                .alpha(1.3)
                .build());
          }
        }
      }
    }
    generated = GeneratedNetworks.compile(networks);
  }

  @Test
  void computeWhatTheReferenceDoes() {
    for (GeneratedNetwork network : generated) {
      Comparison.compare(network, SEED, "seed " + SEED);
      Comparison.compare(network, SEED + 1, 20, "far from zero, seed " + (SEED + 1));
    }
  }

  @Test
  void smallShapesAreUnrolledAndLargeOnesAreNot() {
    for (GeneratedNetwork network : generated) {
      Lowering expected = expected(network.model());
      assertThat(Planner.plan(Derivation.of(network.model()), false).lowering())
          .as("%s", network.model())
          .isEqualTo(expected);
    }
  }

  private static Lowering expected(NetworkModel network) {
    if (Models.outputs(network) < 40) {
      return Lowering.UNROLLED;
    }
    return network.style() == Style.TEACHING ? Lowering.LOOPS : Lowering.PRODUCTS;
  }

  /** Logits that far from zero overflow the exponential, and underflow it to zero, of which the logarithm is infinite. */
  @Test
  void extremeWeightedInputsGiveAFiniteLossAndGradient() {
    float[][] biases = {
      {1000, -1000, 1000},
      {-1000, 1000, -1000},
      {1000, 1000, 1000},
      {-1000, -1000, -1000},
      {0, 1000, -1000}
    };
    for (GeneratedNetwork network : generated) {
      NeuralNetwork actual = network.create(SEED);
      int outputs = Models.outputs(network.model());
      float[] x = {0.5f, -0.5f, 1};
      for (float[] bias : biases) {
        Arrays.fill(actual.gradient(), 0);
        for (int layer = 0; layer < 2; layer++) {
          LayerModel dense = network.model().layers().get(layer);
          for (int u = 0; u < dense.options().whole("units"); u++) {
            GeneratedNetwork.layer(actual, dense.name()).biases().set(u, bias[u % 3]);
          }
        }
        for (int target = 0; target < Math.min(outputs, 3); target++) {
          float[] t = Targets.of(network.model(), new int[] {target});
          assertThat(actual.accumulate(x, t, 0, 1)).as("%s", network.model()).isFinite();
          assertThat(actual.loss(x, t, 0, 1)).as("%s", network.model()).isFinite();
          for (float g : actual.gradient()) {
            assertThat(g)
                .as("%s, biases %s", network.model(), Arrays.toString(bias))
                .isFinite();
          }
        }
      }
    }
  }

  @Test
  void gradientsOfRegressionsAddUpOverCalls() {
    Random random = new Random(SEED);
    for (GeneratedNetwork network : generated) {
      float[] t = Targets.random(network.model(), random, 1);
      float[] x = {0.5f, -0.5f, 1};
      NeuralNetwork once = network.create(SEED);
      NeuralNetwork twice = network.create(SEED);
      once.accumulate(x, t, 0, 1);
      twice.accumulate(x, t, 0, 1);
      twice.accumulate(x, t, 0, 1);
      for (int k = 0; k < once.gradient().length; k++) {
        assertThat(twice.gradient()[k]).isEqualTo(2 * once.gradient()[k]);
      }
    }
  }
}
