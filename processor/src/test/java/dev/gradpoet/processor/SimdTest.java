package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Planner;
import dev.gradpoet.processor.plan.Size;
import dev.gradpoet.processor.testing.Comparison;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.InMemoryCompiler;
import dev.gradpoet.processor.testing.MethodSizes;
import dev.gradpoet.processor.testing.RandomNetworks;
import dev.gradpoet.runtime.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What uses the Vector API computes what the interpreter does, for shapes and batches that vectors and tiles do not divide. */
class SimdTest {
  private static final long FIRST_SEED = 5_000;
  private static final int COUNT = 60;

  /** Less than a vector, less than a tile and more, more than are computed together. */
  private static final int[] SAMPLES = {3, 7, 16, 70};

  @Test
  void randomNetworksComputeWhatTheReferenceDoes() {
    List<NetworkModel> networks = LongStream.range(FIRST_SEED, FIRST_SEED + COUNT)
        .mapToObj(RandomNetworks::of)
        .map(network -> network.withStyle(Style.FAST))
        .filter(network -> Planner.plan(Derivation.of(network), true).simd().isPresent())
        .toList();
    assertThat(networks).hasSizeGreaterThan(COUNT / 3);
    compare(networks, SAMPLES);
  }

  @Test
  void widthsThatNoVectorDividesComputeWhatTheReferenceDoes() {
    List<NetworkModel> networks = new ArrayList<>();
    for (int units : new int[] {1, 2, 3, 7, 13, 16, 17, 31, 32, 48, 63, 64, 65, 97, 131}) {
      networks.add(network("Relu" + units, units)
          .dense("hidden", 48 + units, Activation.RELU)
          .dense("middle", units, Activation.RELU)
          .dense("output", units, Activation.IDENTITY)
          .build());
      networks.add(network("Unbiased" + units, 40)
          .loss(Loss.CROSS_ENTROPY)
          .dense("hidden", units, Activation.LEAKY_RELU)
          .withoutBias()
          .dense("middle", 50, Activation.TANH)
          .dense("output", Math.max(2, units), Activation.SOFTMAX)
          .withoutBias()
          .build());
    }
    compare(networks, SAMPLES);
  }

  @Test
  void layersDeeperThanACacheBlockComputeWhatTheReferenceDoes() {
    compare(
        List.of(network("Deep", 2100)
            .dense("hidden", 9, Activation.RELU)
            .dense("wide", 1100, Activation.RELU)
            .dense("output", 3, Activation.IDENTITY)
            .build()),
        8);
  }

  @Test
  void methodsStayWithinTheBudget() {
    List<NetworkModel> networks = LongStream.range(FIRST_SEED, FIRST_SEED + COUNT)
        .mapToObj(RandomNetworks::of)
        .toList();
    Map<String, String> sources = GeneratedNetworks.sourcesWithVectors(networks);
    InMemoryCompiler.javacWithVectors(sources)
        .forEach((name, bytes) -> MethodSizes.of(bytes)
            .forEach((method, size) -> assertThat(size)
                .as("bytes of %s.%s", name, method)
                .isLessThanOrEqualTo(Size.METHOD_BUDGET)));
  }

  @Test
  void aNetworkSaysThatItUsesTheVectorApi() {
    NetworkModel network =
        network("Says", 40).dense("output", 40, Activation.RELU).build();
    GeneratedNetwork generated =
        GeneratedNetworks.compileWithVectors(List.of(network)).get(0);
    assertThat(generated.create(1).backend()).isEqualTo(Backend.SIMD);
    assertThat(generated.create(1).fork().backend()).isEqualTo(Backend.SIMD);
    assertThat(GeneratedNetworks.compile(network).create(1).backend()).isEqualTo(Backend.PLAIN);
  }

  private static void compare(List<NetworkModel> networks, int... samples) {
    for (GeneratedNetwork generated : GeneratedNetworks.compileWithVectors(networks)) {
      assertThat(generated.create(1).backend()).as("%s", generated.model()).isEqualTo(Backend.SIMD);
      for (int count : samples) {
        Comparison.compare(generated, count, 1, count, count + " samples");
      }
    }
  }
}
