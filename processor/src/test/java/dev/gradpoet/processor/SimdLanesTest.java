package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Lowering;
import dev.gradpoet.processor.plan.Planner;
import dev.gradpoet.processor.testing.Agreement;
import dev.gradpoet.processor.testing.Allocation;
import dev.gradpoet.processor.testing.Comparison;
import dev.gradpoet.processor.testing.Floats;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.RandomNetworks;
import dev.gradpoet.runtime.Backend;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tiny networks with a sample in each lane of a vector compute what the interpreter and the plain class do, and allocate nothing. */
@Tag("vectors")
@Tag("networks")
class SimdLanesTest {
  private static final long FIRST_SEED = 6_000;
  private static final int COUNT = 40;

  /** With one sample for the first of two calls: from less than a vector to more than are computed together. */
  private static final int[] SAMPLES = {14, 17, 34, 66, 140};

  /** Sums of the same terms in another order differ by rounding, by less than this times the largest sum. */
  private static final double TOLERANCE = 5e-6;

  private static List<GeneratedNetwork> generated;

  @BeforeAll
  static void compile() {
    generated = withVectors(networks());
  }

  /** Small ones at random, then each activation with each loss that it fits. */
  private static List<NetworkModel> networks() {
    List<NetworkModel> networks = new ArrayList<>();
    LongStream.range(FIRST_SEED, FIRST_SEED + COUNT)
        .mapToObj(seed -> RandomNetworks.of(seed, 3, 5))
        .map(network -> network.withStyle(Style.FAST))
        .filter(SimdLanesTest::hasLanes)
        .forEach(networks::add);
    assertThat(networks).hasSizeGreaterThan(COUNT / 2);
    for (Activation activation : Activation.values()) {
      for (Loss loss : Losses.fittingLosses(activation)) {
        networks.add(network("Pair" + networks.size(), 3)
            .loss(loss)
            .huberDelta(0.7)
            .dense("hidden", 6, activation == Activation.SOFTMAX ? Activation.RELU : activation)
            .dense("output", 3, activation)
            .build());
      }
    }
    return networks;
  }

  private static boolean hasLanes(NetworkModel network) {
    return Planner.plan(Derivation.of(network), true).simd().equals(Optional.of(Lowering.LANES));
  }

  private static List<GeneratedNetwork> withVectors(List<NetworkModel> networks) {
    List<GeneratedNetwork> generated = GeneratedNetworks.compileWithVectors(networks);
    for (GeneratedNetwork each : generated) {
      assertThat(hasLanes(each.model())).as("%s", each.model()).isTrue();
      assertThat(each.create(1).backend()).as("%s", each.model()).isEqualTo(Backend.SIMD);
    }
    return generated;
  }

  @Test
  @Tag("widths")
  void networksComputeWhatTheReferenceDoes() {
    for (GeneratedNetwork lanes : generated) {
      for (int samples : SAMPLES) {
        Comparison.compare(lanes, samples, 1, samples, samples + " samples");
      }
    }
  }

  /** With dropout, the same seed drops the same values in both. */
  @Test
  void batchesOfAnySizeComputeWhatThePlainClassDoes() {
    List<GeneratedNetwork> lanes = generated.subList(0, COUNT / 2);
    List<NetworkModel> networks = lanes.stream().map(GeneratedNetwork::model).toList();
    List<GeneratedNetwork> plain = GeneratedNetworks.compile(networks);
    for (int i = 0; i < networks.size(); i++) {
      for (int batch = 1; batch <= 150; batch++) {
        Agreement.check(
            lanes.get(i),
            plain.get(i),
            batch,
            batch,
            TOLERANCE,
            networks.get(i) + ", batch " + batch);
      }
    }
  }

  @Test
  @Tag("widths")
  void aRefusedClassLeavesNothingBehind() {
    NetworkModel model = network("Refused", 2)
        .loss(Loss.CROSS_ENTROPY)
        .dense("output", 3, Activation.SOFTMAX)
        .build();
    GeneratedNetwork refused = withVectors(List.of(model)).get(0);
    NeuralNetwork refusing = refused.create(1);
    NeuralNetwork other = refused.create(1);
    float[] x = Floats.uniform(new Random(1), 100 * 2, -1, 1);
    int[] classes = new int[100];
    classes[99] = 3;
    assertThat(org.assertj.core.api.Assertions.catchThrowable(
            () -> refusing.accumulate(x, classes, 0, 100)))
        .isInstanceOf(IllegalArgumentException.class);
    java.util.Arrays.fill(refusing.gradient(), 0);
    refusing.accumulate(x, classes, 0, 50);
    other.accumulate(x, classes, 0, 50);
    assertThat(refusing.gradient()).isEqualTo(other.gradient());
  }

  @Test
  void passesAllocateNothing() {
    List<NetworkModel> networks = new ArrayList<>();
    networks.add(network("Classes", 3)
        .loss(Loss.CROSS_ENTROPY)
        .dropout("noise", 0.2)
        .sampleWeights()
        .dense("hidden", 5, Activation.MISH)
        .dropout("thinned", 0.5)
        .dense("output", 3, Activation.SOFTMAX)
        .build());
    networks.add(network("Numbers", 2)
        .loss(Loss.LOG_COSH)
        .dense("hidden", 6, Activation.ELU)
        .dense("below", 3, Activation.HARD_SIGMOID)
        .dense("output", 2, Activation.GELU)
        .build());
    networks.add(network("Counts", 2)
        .loss(Loss.POISSON)
        .dense("hidden", 8, Activation.TANH)
        .dense("below", 9, Activation.RELU)
        .dense("output", 2, Activation.SOFTPLUS)
        .build());
    for (GeneratedNetwork each : withVectors(networks)) {
      Allocation.assertThatPassesComeToAllocateNothing(each, 70);
    }
  }
}
