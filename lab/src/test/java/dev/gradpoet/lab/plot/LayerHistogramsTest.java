package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.InspectableLayer;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterRole;
import dev.gradpoet.runtime.training.Dataset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayerHistogramsTest {
  private static final Dataset NUMBERS =
      Dataset.of(new float[] {1, 2, -1, 0.5f, 0, 3}, 2, new float[] {0, 1, 1, 0, 0.5f, 0.5f}, 2);

  private static Dataset points(int size) {
    Random random = new Random(7);
    float[] x = new float[2 * size];
    int[] classes = new int[size];
    for (int s = 0; s < size; s++) {
      x[2 * s] = random.nextFloat() - 0.5f;
      x[2 * s + 1] = random.nextFloat() - 0.5f;
      classes[s] = s % 3;
    }
    return Dataset.ofClasses(x, 2, classes, 3);
  }

  @Test
  void deltasAreThoseThatATeachingNetworkKeepsAlthoughWeightsArePenalised() {
    TestNetworks_KeptNetwork network = TestNetworks_KeptNetwork.create(3);
    TestNetworks_KeptNetwork keeping = network.fork();
    Deltas deltas = new Deltas(network, NUMBERS);

    for (int s = 0; s < NUMBERS.size(); s++) {
      Map<String, float[]> read = new LinkedHashMap<>();
      deltas.layers(s, read::put);
      keeping.accumulate(NUMBERS.x(), NUMBERS.targets(), s, 1);

      assertThat(read).containsOnlyKeys("hidden", "output");
      for (InspectableLayer layer : new InspectableLayer[] {keeping.hidden(), keeping.output()}) {
        assertThat(read.get(layer.name())).isEqualTo(layer.deltas());
      }
    }
    assertThat(network.gradient()).containsOnly(0);
  }

  @Test
  void eachDenseLayerHasAPanelOfActivations() {
    // Hidden units are x₀, which is never negative, and 0; then all classes are as likely.
    float[] parameters = new float[8 * 3 + 9 * 3];
    parameters[0] = 1;
    Dataset data = Dataset.ofClasses(new float[] {1, 0, 3, 0}, 2, new int[] {0, 1}, 3);
    Plot plot = LayerHistograms.activations(new TestNetworks_ThirdsNetwork(parameters), data);

    assertThat(Svg.of(plot).texts())
        .startsWith("Activations", "2 samples, dropout off")
        .containsSubsequence("hidden", ", relu, 8 units", "mean 0.25, deviation 0.75, 87.5 % zeros")
        .containsSubsequence("output", ", softmax, 3 units", "mean 0.33, deviation 0.0")
        .contains("activation", "% of values")
        .doesNotContain("thinned");
    Pictures.assertTextsInside(plot);
  }

  @Test
  void deltasAreDrawnWithDropoutAndTheSameEachTime() {
    NeuralNetwork network = TestNetworks_ThirdsNetwork.create(1);
    Plot plot = LayerHistograms.deltas(network, points(60));

    Svg svg = Svg.of(plot);
    assertThat(svg.texts())
        .startsWith("Deltas δ = ∂L/∂z", "60 samples, dropout on")
        .contains("hidden", "output", "δ = ∂L/∂z");
    assertThat(Svg.of(LayerHistograms.deltas(network, points(60))).texts()).isEqualTo(svg.texts());
    assertThat(network.gradient()).containsOnly(0);
  }

  @Test
  void oneSampleAndNumbersAsTargetsAreEnough() {
    Plot plot = LayerHistograms.deltas(TestNetworks_KeptNetwork.create(3), NUMBERS.subset(0));

    assertThat(Svg.of(plot).texts()).contains("1 sample").noneMatch(it -> it.contains("NaN"));
  }

  @Test
  void layersWithoutBiasesSaySo() {
    Dataset data = Dataset.ofClasses(new float[784], 784, new int[] {3}, 10);
    Plot plot = LayerHistograms.deltas(TestNetworks_WideNetwork.create(1), data);

    assertThat(Svg.of(plot).texts())
        .containsSubsequence("output", "not known: this layer has no biases,");
    Dataset pixels = Dataset.of(new float[6], 6, new float[3], 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LayerHistograms.deltas(TestNetworks_PixelsNetwork.create(1), pixels))
        .withMessage("network 'dev.gradpoet.lab.plot.TestNetworks$Pixels' has no biases,"
            + " expected some: delta is read from their gradient");
  }

  /** The gradient by the biases of a convolution is a sum over places, not δ. */
  @Test
  void onlyDenseLayersHaveDeltas() {
    Architecture mixed = Architecture.of("demo.Mixed", 2, "squared_error")
        .layer("conv", "conv", 2)
        .parameter("biases", ParameterRole.BIASES, 1)
        .dense("output", 1, "identity", true)
        .build();
    Dataset data = Dataset.of(new float[2], 2, new float[1], 1);
    assertThat(Svg.of(LayerHistograms.deltas(Described.of(mixed), data)).texts())
        .contains("output")
        .doesNotContain("conv");
    assertThat(Svg.of(LayerHistograms.activations(Described.of(mixed), data)).texts())
        .containsSubsequence("conv", "output");
  }

  /** What a kind is called does not matter. */
  @Test
  void layersOfUnknownKindsHaveDeltasIfTheirUnitsHaveBiases() {
    Architecture own = Architecture.of("demo.Own", 2, "squared_error")
        .layer("squeezed", "squeeze", 3)
        .parameter("weights", ParameterRole.WEIGHTS, 2, 3)
        .parameter("biases", ParameterRole.BIASES, 3)
        .dense("output", 1, "identity", true)
        .build();
    Dataset data = Dataset.of(new float[2], 2, new float[1], 1);
    assertThat(Svg.of(LayerHistograms.deltas(Described.of(own), data)).texts())
        .containsSubsequence("squeezed", "output");
  }

  @Test
  void sumsHaveAPanelOfActivations() {
    Dataset data = Dataset.of(new float[2], 2, new float[2], 2);
    assertThat(Svg.of(LayerHistograms.activations(TestNetworks_SumNetwork.create(1), data))
            .texts())
        .containsSubsequence("first", "second", "sum")
        .noneMatch(text -> text.contains("no biases"));
  }

  @Test
  void whatCannotBeDrawnIsRejected() {
    NeuralNetwork network = TestNetworks_KeptNetwork.create(3);
    Dataset classes = points(3);
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            LayerHistograms.activations(network, Dataset.of(new float[3], 3, new float[2], 2)))
        .withMessage("data has samples of 3 values, but network"
            + " 'dev.gradpoet.lab.plot.TestNetworks$Kept' takes 2");
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> LayerHistograms.deltas(network, classes))
        .withMessageEndingWith("which takes targets as numbers, not as class indices");
    float[] broken = network.parameters().clone();
    broken[8] = Float.NaN;
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LayerHistograms.activations(new TestNetworks_KeptNetwork(broken), NUMBERS))
        .withMessage("activation is NaN in unit 2 of layer 'hidden' for sample 0,"
            + " expected a finite number");
  }
}
