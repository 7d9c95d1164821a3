package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.Activation;
import dev.gradpoet.Style;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dropout is inverted, off where nothing is learned, and follows its seed. The identity over it makes it visible: a = Σ w x m. */
@Tag("networks")
class DropoutTest {
  private static final double RATE = 0.3;

  /** One output, the sum of the inputs that are kept; the squared error of target 0 is half its square. */
  private static List<NeuralNetwork> sums(Style style, double rate) {
    List<NetworkModel> models = new ArrayList<>();
    for (int inputs : new int[] {4, 400}) {
      models.add(network("Sum" + inputs, inputs)
          .style(style)
          .dropout("thinned", rate)
          .dense("output", 1, Activation.IDENTITY)
          .withoutBias()
          .build());
    }
    List<NeuralNetwork> networks = new ArrayList<>();
    for (GeneratedNetwork generated : GeneratedNetworks.compile(models)) {
      NeuralNetwork network = generated.create(7);
      java.util.Arrays.fill(network.parameters(), 1f / network.inputs());
      networks.add(network);
    }
    return networks;
  }

  private static float[] ones(NeuralNetwork network) {
    float[] x = new float[network.inputs()];
    java.util.Arrays.fill(x, 1);
    return x;
  }

  /** The output of a training pass: its square is twice the squared error of target 0. */
  private static double training(NeuralNetwork network) {
    return Math.sqrt(2 * network.accumulate(ones(network), new float[1], 0, 1));
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void keepsTheMean(Style style) {
    for (NeuralNetwork network : sums(style, RATE)) {
      network.dropoutSeed(1);
      int passes = 20_000;
      double sum = 0;
      for (int i = 0; i < passes; i++) {
        sum += training(network);
      }
      // Five standard errors of a mean of passes · inputs factors of variance rate / (1 − rate).
      double tolerance = 5 * Math.sqrt(RATE / (1 - RATE) / (passes * (double) network.inputs()));
      assertThat(sum / passes).isCloseTo(1, within(tolerance));
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void factorsAreZeroOrTheInverseOfWhatStays(Style style) {
    NeuralNetwork network = sums(style, RATE).get(0);
    Set<Long> quarters = new HashSet<>();
    for (int i = 0; i < 500; i++) {
      double kept = training(network) * (1 - RATE) * network.inputs();
      assertThat(kept).isCloseTo(Math.rint(kept), within(1e-5));
      quarters.add(Math.round(kept));
    }
    assertThat(quarters).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void isOffInPredictionAndLoss(Style style) {
    for (NeuralNetwork network : sums(style, 0.9)) {
      float[] out = new float[1];
      for (int i = 0; i < 20; i++) {
        training(network);
        network.predict(ones(network), 0, 1, out);
        assertThat(out[0]).isCloseTo(1, within(1e-5f));
        assertThat(network.loss(ones(network), new float[1], 0, 1)).isCloseTo(0.5, within(1e-5));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void theSameSeedDrawsTheSameMasks(Style style) {
    for (NeuralNetwork network : sums(style, RATE)) {
      network.dropoutSeed(5);
      List<Double> first = draws(network);
      network.dropoutSeed(5);
      assertThat(draws(network)).isEqualTo(first);
      network.dropoutSeed(6);
      assertThat(draws(network)).isNotEqualTo(first);
    }
  }

  /** Nothing but training draws. */
  @ParameterizedTest
  @EnumSource(Style.class)
  void predictionsDoNotDisturbTheSequence(Style style) {
    for (NeuralNetwork network : sums(style, RATE)) {
      network.dropoutSeed(5);
      List<Double> first = draws(network);
      network.dropoutSeed(5);
      network.predict(ones(network), 0, 1, new float[1]);
      network.loss(ones(network), new float[1], 0, 1);
      network.activations(ones(network), 0, (layer, values) -> {});
      assertThat(draws(network)).isEqualTo(first);
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void forksDrawMasksOfTheirOwn(Style style) {
    for (NeuralNetwork network : sums(style, RATE)) {
      NeuralNetwork one = network.fork();
      NeuralNetwork other = network.fork();
      List<Double> first = draws(one);
      assertThat(draws(other)).isNotEqualTo(first);
      assertThat(draws(network)).isNotEqualTo(first);
      assertThat(one.parameters()).isSameAs(network.parameters());
      assertThat(one.gradient()).isNotSameAs(network.gradient());
    }
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void aRateOfZeroKeepsEverything(Style style) {
    for (NeuralNetwork network : sums(style, 0)) {
      for (double draw : draws(network)) {
        assertThat(draw).isCloseTo(1, within(1e-5));
      }
    }
  }

  private static List<Double> draws(NeuralNetwork network) {
    List<Double> draws = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      draws.add(training(network));
    }
    return draws;
  }
}
