package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Lowering;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Planner;
import dev.gradpoet.processor.testing.Comparison;
import dev.gradpoet.processor.testing.Floats;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.Models;
import dev.gradpoet.processor.testing.NetworkBuilder;
import dev.gradpoet.processor.testing.Targets;
import dev.gradpoet.runtime.Backend;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the weights of samples mean, in each lowering. The values are tested with those of other networks, against the interpreter. */
@Tag("networks")
class SampleWeightsTest {
  private static final int SAMPLES = 70;

  /** Sums of the same terms in another order differ by rounding. */
  private static final float TOLERANCE = 2e-5f;

  private static List<GeneratedNetwork> weighted;
  private static List<GeneratedNetwork> unweighted;

  private static NetworkBuilder unrolled(String name, Style style) {
    return network(name, 2)
        .style(style)
        .loss(Loss.BINARY_CROSS_ENTROPY)
        .dense("hidden", 3, Activation.TANH)
        .dense("output", 2, Activation.SIGMOID);
  }

  private static NetworkBuilder flower(String name, Style style) {
    return network(name, 4)
        .style(style)
        .loss(Loss.CROSS_ENTROPY)
        .dense("hidden", 16, Activation.ELU)
        .dense("output", 3, Activation.SOFTMAX);
  }

  private static NetworkBuilder large(String name) {
    return network(name, 17)
        .loss(Loss.SQUARED_ERROR)
        .dense("hidden", 40, Activation.SOFTSIGN)
        .dense("output", 5, Activation.LEAKY_RELU);
  }

  private static NetworkBuilder regularised(String name) {
    return network(name, 17)
        .loss(Loss.HUBER)
        .dense("hidden", 40, Activation.RELU)
        .l2(0.1)
        .dropout("thinned", 0.3)
        .dense("output", 5, Activation.IDENTITY);
  }

  private static List<NetworkBuilder> builders() {
    return List.of(
        unrolled("Unrolled", Style.FAST),
        unrolled("UnrolledTeaching", Style.TEACHING),
        flower("Loops", Style.TEACHING),
        flower("Lanes", Style.FAST),
        large("Rows"),
        regularised("Regularised"));
  }

  @BeforeAll
  static void compile() {
    List<NetworkModel> without = builders().stream().map(NetworkBuilder::build).toList();
    List<NetworkModel> with =
        builders().stream().map(each -> each.sampleWeights().build()).toList();
    weighted = new ArrayList<>(GeneratedNetworks.compile(with));
    unweighted = new ArrayList<>(GeneratedNetworks.compile(without));
    weighted.addAll(GeneratedNetworks.compileWithVectors(with));
    unweighted.addAll(GeneratedNetworks.compileWithVectors(without));
  }

  @Test
  void eachLoweringIsThere() {
    List<Plan> plans = weighted.stream()
        .map(each -> Planner.plan(Derivation.of(each.model()), true))
        .toList();
    assertThat(plans.stream().map(Plan::lowering))
        .contains(Lowering.UNROLLED, Lowering.LOOPS, Lowering.PRODUCTS);
    assertThat(plans.stream().map(Plan::simd).flatMap(Optional::stream))
        .contains(Lowering.LANES, Lowering.PRODUCTS);
    assertThat(plans).anyMatch(plan -> !plan.wide().isEmpty());
    assertThat(weighted.stream().map(each -> each.create(1).backend()))
        .contains(Backend.PLAIN, Backend.SIMD);
  }

  /** A pass over samples {@code from} and on, with its gradient. */
  private record Pass(double loss, float[] gradient) {

    static Pass of(NeuralNetwork network, float[] x, float[] t, float[] weights, int samples) {
      Arrays.fill(network.gradient(), 0);
      network.dropoutSeed(1);
      double loss = weights.length == 0
          ? network.accumulate(x, t, 0, samples)
          : network.accumulate(x, t, weights, 0, samples);
      return new Pass(loss, network.gradient().clone());
    }
  }

  private static float[] ones(int samples) {
    float[] ones = new float[samples];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void weightsOfOneChangeNoBit() {
    for (int i = 0; i < weighted.size(); i++) {
      NeuralNetwork network = weighted.get(i).create(3);
      Random random = new Random(3);
      float[] x = Floats.uniform(random, SAMPLES * network.inputs(), -1, 1);
      float[] t = Targets.random(weighted.get(i).model(), random, SAMPLES);
      for (int samples : new int[] {1, 5, SAMPLES}) {
        Pass ones = Pass.of(network, x, t, ones(SAMPLES), samples);
        Pass none = Pass.of(network, x, t, new float[0], samples);
        assertThat(ones.loss()).isEqualTo(none.loss());
        assertThat(ones.gradient()).isEqualTo(none.gradient());
        Pass without = Pass.of(unweighted.get(i).create(3), x, t, new float[0], samples);
        assertThat(ones.gradient()).isEqualTo(without.gradient());
        assertThat(ones.loss()).isCloseTo(without.loss(), within(1e-6 * Math.abs(ones.loss())));
        assertThat(network.loss(x, t, ones(SAMPLES), 0, samples))
            .isEqualTo(network.loss(x, t, 0, samples));
      }
    }
  }

  /** Dropout would draw other masks; a penalty counts once for each sample, whatever its weight. */
  private static List<GeneratedNetwork> plainSums() {
    return weighted.stream().filter(each -> !Models.draws(each.model())).toList();
  }

  @Test
  void aWeightOfTwoIsTheSampleTwice() {
    assertThat(plainSums()).hasSize(10);
    for (GeneratedNetwork generated : plainSums()) {
      NeuralNetwork network = generated.create(5);
      Random random = new Random(5);
      float[] x = Floats.uniform(random, SAMPLES * network.inputs(), -1, 1);
      float[] t = Targets.random(generated.model(), random, SAMPLES);
      float[] twos = ones(SAMPLES);
      Arrays.fill(twos, 0, 20, 2);
      Pass actual = Pass.of(network, x, t, twos, SAMPLES);
      Pass all = Pass.of(network, x, t, new float[0], SAMPLES);
      Pass again = Pass.of(network, x, t, new float[0], 20);
      assertThat(actual.loss()).isCloseTo(all.loss() + again.loss(), within(1e-4));
      for (int k = 0; k < actual.gradient().length; k++) {
        assertThat(actual.gradient()[k])
            .isCloseTo(all.gradient()[k] + again.gradient()[k], within(TOLERANCE * SAMPLES));
      }
    }
  }

  @Test
  void aWeightOfZeroLeavesTheSampleOut() {
    for (GeneratedNetwork generated : plainSums()) {
      NeuralNetwork network = generated.create(7);
      Random random = new Random(7);
      float[] x = Floats.uniform(random, SAMPLES * network.inputs(), -1, 1);
      float[] t = Targets.random(generated.model(), random, SAMPLES);
      float[] zeros = ones(SAMPLES);
      Arrays.fill(zeros, 30, SAMPLES, 0);
      // However wrong the network is about them.
      Arrays.fill(x, 30 * network.inputs(), x.length, 1e5f);
      Pass actual = Pass.of(network, x, t, zeros, SAMPLES);
      Pass expected = Pass.of(network, x, t, new float[0], 30);
      assertThat(actual.loss()).isCloseTo(expected.loss(), within(1e-4));
      for (int k = 0; k < actual.gradient().length; k++) {
        assertThat(actual.gradient()[k])
            .isCloseTo(expected.gradient()[k], within(TOLERANCE * SAMPLES));
      }
    }
  }

  /** 0 · ∞ is NaN, as the documentation says: a loss that overflows is not hidden. */
  @Test
  void aWeightOfZeroDoesNotHideAnInfiniteLoss() {
    for (GeneratedNetwork generated : weighted) {
      if (generated.model().loss() == Loss.SQUARED_ERROR) {
        NeuralNetwork network = generated.create(1);
        float[] t = new float[2 * network.outputs()];
        t[0] = 1e30f;
        float[] x = new float[2 * network.inputs()];
        assertThat(network.loss(x, t, new float[] {1, 1}, 0, 2)).isInfinite();
        assertThat(network.loss(x, t, new float[] {0, 1}, 0, 2)).isNaN();
      }
    }
  }

  @Test
  void weightsAreCounted() {
    for (GeneratedNetwork generated : weighted) {
      NeuralNetwork network = generated.create(1);
      float[] x = new float[3 * network.inputs()];
      float[] t = new float[3 * network.outputs()];
      String message =
          "weights holds 2 values, but 2 samples from sample 1 of 1 values each need 3";
      assertThatIllegalArgumentException()
          .isThrownBy(() -> network.accumulate(x, t, new float[2], 1, 2))
          .withMessage(message);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> network.loss(x, t, new float[2], 1, 2))
          .withMessage(message);
      if (generated.model().loss() == Loss.CROSS_ENTROPY) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> network.accumulate(x, new int[3], new float[2], 1, 2))
            .withMessage(message);
      }
    }
  }

  @Test
  void networksWithoutWeightsOrClassesSaySo() {
    for (int i = 0; i < weighted.size(); i++) {
      NeuralNetwork without = unweighted.get(i).create(1);
      String name = without.architecture().name();
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> without.accumulate(new float[0], new float[0], new float[0], 0, 0))
          .withMessage("network '" + name
              + "' takes no sample weights: declare @Network(sampleWeights = true)");
      NeuralNetwork with = weighted.get(i).create(1);
      if (weighted.get(i).model().loss() == Loss.SQUARED_ERROR) {
        assertThatExceptionOfType(UnsupportedOperationException.class)
            .isThrownBy(() -> with.accumulate(new float[0], new int[0], new float[0], 0, 0))
            .withMessageEndingWith("which takes targets as numbers, not as class indices");
      }
    }
  }

  @Test
  void layersNamedLikeWeightsCompileAndCompute() {
    List<NetworkModel> networks = new ArrayList<>();
    for (Style style : Style.values()) {
      for (int units : new int[] {2, 8, 40}) {
        networks.add(network("Names" + style + units, 3)
            .style(style)
            .loss(Loss.CROSS_ENTROPY)
            .sampleWeights()
            .dropout("first", 0.3)
            .dense("ONES", units, Activation.TANH)
            .dense("unweighted", units, Activation.ELU)
            .dense("weightRow", units, Activation.MISH)
            .dropout("w", 0.3)
            .dense("weights", 3, Activation.SOFTMAX)
            .build());
      }
    }
    List<GeneratedNetwork> all = new ArrayList<>(GeneratedNetworks.compile(networks));
    all.addAll(GeneratedNetworks.compileWithVectors(networks));
    for (GeneratedNetwork generated : all) {
      for (int samples : new int[] {3, 20}) {
        Comparison.compare(generated, samples, 1, samples, "named like weights");
      }
    }
  }
}
