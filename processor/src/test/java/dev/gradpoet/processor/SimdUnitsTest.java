package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Lanes;
import dev.gradpoet.processor.plan.Planner;
import dev.gradpoet.processor.testing.Allocation;
import dev.gradpoet.processor.testing.Comparison;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.NetworkBuilder;
import dev.gradpoet.processor.testing.RandomNetworks;
import dev.gradpoet.runtime.NeuralNetwork;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tiny networks with the units of a layer along vectors compute single samples as the interpreter does. */
@Tag("vectors")
@Tag("networks")
class SimdUnitsTest {
  private static final long FIRST_SEED = 8_000;
  private static final int COUNT = 300;

  /** All that are fewer than lanes are worth while for, with 512 bits. */
  private static final int MOST_SAMPLES = 11;

  /** Each activation with each loss that fits the output's, then those at random that have a wide layer. */
  static List<NetworkModel> networks() {
    List<NetworkModel> networks = new ArrayList<>();
    List<Activation> outputs = List.of(Activation.values());
    for (Activation activation : Activation.values()) {
      for (Loss loss : Losses.fittingLosses(activation)) {
        int units = new int[] {8, 9, 15, 16, 17}[networks.size() % 5];
        Activation hidden = outputs.get(networks.size() % outputs.size());
        networks.add(network("Pair" + networks.size(), 1 + networks.size() % 3)
            .loss(loss)
            .huberDelta(0.7)
            .dense("hidden", units, isWide(hidden) ? hidden : Activation.TANH)
            .dense("output", 2 + networks.size() % 3, activation)
            .build());
      }
    }
    LongStream.range(FIRST_SEED, FIRST_SEED + COUNT)
        .mapToObj(seed -> RandomNetworks.of(seed, 3, 12))
        .map(network -> network.withStyle(Style.FAST))
        .forEach(networks::add);
    List<NetworkModel> wide =
        networks.stream().filter(SimdUnitsTest::hasWideLayers).toList();
    assertThat(wide).hasSizeGreaterThan(40);
    return wide;
  }

  /** Softmax is for the output; GELU has the error function. */
  private static boolean isWide(Activation activation) {
    return activation != Activation.SOFTMAX && activation != Activation.GELU;
  }

  private static boolean hasWideLayers(NetworkModel network) {
    return !Planner.plan(Derivation.of(network), true).wide().isEmpty();
  }

  @Test
  @Tag("widths")
  void eachActivationComputesWhatTheReferenceDoes() {
    List<NetworkModel> networks = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      if (isWide(activation)) {
        for (int units : new int[] {8, 9, 11}) {
          networks.add(network("Hidden" + networks.size(), 2)
              .dense("hidden", units, activation)
              .dense("output", 2, Activation.IDENTITY)
              .build());
        }
      }
    }
    assertThat(networks.stream().filter(each -> !hasWideLayers(each)).map(NetworkModel::type))
        .isEmpty();
    compare(networks);
  }

  @Test
  @Tag("widths")
  void networksComputeWhatTheReferenceDoes() {
    compare(networks());
  }

  @Test
  @Tag("widths")
  void layersInARowComputeWhatTheReferenceDoes() {
    List<NetworkModel> networks = new ArrayList<>();
    for (int units : new int[] {8, 9, 10}) {
      networks.add(network("Row" + units, 2)
          .dense("first", units, Activation.TANH)
          .dense("second", 8, Activation.SOFTPLUS)
          .dense("output", 2, Activation.IDENTITY)
          .build());
      networks.add(network("Dropped" + units, 2)
          .dropout("noise", 0.3)
          .dense("first", units, Activation.ELU)
          .dropout("thinned", 0.5)
          .dense("output", 2, Activation.IDENTITY)
          .build());
      networks.add(network("Narrow" + units, 2)
          .dense("narrow", 3, Activation.RELU)
          .dense("last", units, Activation.SIGMOID)
          .dropout("again", 0.5)
          .dense("output", 2, Activation.IDENTITY)
          .build());
      networks.add(network("Names" + units, 2)
          .dense("d", units, Activation.MISH)
          .dense("next", 5, Activation.IDENTITY)
          .build());
    }
    assertThat(networks.stream().filter(each -> !hasWideLayers(each)).map(NetworkModel::type))
        .isEmpty();
    compare(networks);
  }

  private static void compare(List<NetworkModel> networks) {
    for (GeneratedNetwork generated : GeneratedNetworks.compileWithVectors(networks)) {
      for (int samples = 1; samples <= MOST_SAMPLES; samples++) {
        Comparison.compare(generated, samples, 1, samples, samples + " samples");
      }
    }
  }

  /** What lies beyond a row must not reach the parameters that are there, even if it is no number. */
  @Test
  @Tag("widths")
  void nextRowsAreOnlyTheirs() {
    GeneratedNetwork generated =
        GeneratedNetworks.compileWithVectors(List.of(tanh(9).build())).get(0);
    NeuralNetwork network = generated.create(1);
    float[] p = network.parameters();
    // The last parameter of the first row overflows the last unit, whose row the vector of the
    // first one does not end with.
    Arrays.fill(p, 18, 27, 3e38f);
    network.accumulate(new float[] {1, 1}, new float[] {0, 0}, 0, 1);
    NeuralNetwork plain = GeneratedNetworks.compile(tanh(9).build()).over(p);
    plain.accumulate(new float[] {1, 1}, new float[] {0, 0}, 0, 1);
    for (int k = 0; k < p.length; k++) {
      assertThat(Float.isNaN(network.gradient()[k])).isEqualTo(Float.isNaN(plain.gradient()[k]));
    }
  }

  private static NetworkBuilder tanh(int units) {
    return network("Tanh" + units, 2)
        .dense("hidden", units, Activation.TANH)
        .dense("output", 2, Activation.IDENTITY);
  }

  /** The arrays of the class with vectors hold the layer's values after a single sample if that class computed it. */
  @Test
  @Tag("widths")
  void singleSamplesUseVectorsOfTheFullLength() throws ReflectiveOperationException {
    for (int units : new int[] {8, 16}) {
      NeuralNetwork network = GeneratedNetworks.compileWithVectors(
              List.of(tanh(units).build()))
          .get(0)
          .create(1);
      float[] x = {0.3f, -0.7f};
      network.predict(x, 0, 1, new float[2]);
      List<float[]> values = new ArrayList<>();
      network.activations(x, 0, (layer, each) -> values.add(each));
      Object simd = ((Optional<?>) field(network, "simd")).orElseThrow();
      float[] hidden = (float[]) field(simd, "hidden");
      if ((int) field(simd, "LANES") == Lanes.MOST) {
        assertThat(Arrays.copyOf(hidden, units)).containsExactly(values.get(0), offset(1e-6f));
      } else {
        assertThat(hidden).isEmpty();
      }
    }
  }

  private static Object field(Object of, String name) throws ReflectiveOperationException {
    Field field = of.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(of);
  }

  @Test
  void layersThatVectorsDoNotFitStayAsTheyAre() {
    assertThat(hasWideLayers(tanh(7).build())).isFalse();
    assertThat(hasWideLayers(
            network("Last", 4).dense("output", 16, Activation.IDENTITY).build()))
        .isFalse();
    assertThat(hasWideLayers(network("Erf", 2)
            .dense("hidden", 16, Activation.GELU)
            .dense("output", 2, Activation.IDENTITY)
            .build()))
        .isFalse();
    assertThat(hasWideLayers(network("Unbiased", 2)
            .dense("hidden", 16, Activation.TANH)
            .withoutBias()
            .dense("output", 2, Activation.IDENTITY)
            .build()))
        .isFalse();
    assertThat(hasWideLayers(network("End", 2)
            .dense("hidden", 17, Activation.TANH)
            .dense("output", 1, Activation.IDENTITY)
            .withoutBias()
            .build()))
        .isTrue();
  }

  @Test
  void passesAllocateNothing() {
    List<NetworkModel> networks = new ArrayList<>();
    networks.add(network("Flower", 4)
        .loss(Loss.CROSS_ENTROPY)
        .sampleWeights()
        .dense("hidden", 16, Activation.RELU)
        .dense("output", 3, Activation.SOFTMAX)
        .build());
    networks.add(tanh(8).build());
    networks.add(network("Rare", 2)
        .dense("hidden", 9, Activation.ELU)
        .dropout("thinned", 0.5)
        .dense("output", 2, Activation.SOFTPLUS)
        .build());
    for (GeneratedNetwork generated : GeneratedNetworks.compileWithVectors(networks)) {
      assertThat(hasWideLayers(generated.model())).isTrue();
      Allocation.assertThatPassesComeToAllocateNothing(generated, 3);
    }
  }
}
