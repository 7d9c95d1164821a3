package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterRole;
import java.awt.Color;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightImagesTest {
  private static final int LEFT = 22;
  private static final int TOP = Plot.HEADER + 16;
  private static final int SCALE = 140 / 3;
  private static final int TILE = 3 * SCALE + 6;

  /** The middle of the pixel of an input in the tile of a unit of {@link TestNetworks.Pixels}. */
  private static Color pixel(Plot plot, int unit, int input) {
    int row = unit / 2;
    int inputRow = input / 3;
    double x = LEFT + unit % 2 * TILE + (input % 3 + 0.5) * SCALE;
    double y = TOP + row * (2 * SCALE + 6 + 16) + (inputRow + 0.5) * SCALE;
    return Pictures.at(plot, x, y);
  }

  @Test
  void eachUnitIsATileOfOneSharedScaleAroundWhite() {
    NeuralNetwork network = TestNetworks_PixelsNetwork.create(1);
    float[] weights = network.parameters();
    for (int input = 0; input < 6; input++) {
      weights[3 * input] = input - 3; // unit 0: −3 to 2
      weights[3 * input + 1] = input == 4 ? 4 : 0;
      weights[3 * input + 2] = 0;
    }
    Plot plot = WeightImages.of(network, 3, 2);

    for (int input = 0; input < 6; input++) {
      assertThat(pixel(plot, 0, input)).isEqualTo(Style.signed((input - 3) / 4.0));
      assertThat(pixel(plot, 1, input)).isEqualTo(input == 4 ? Style.VERMILION : Color.WHITE);
      assertThat(pixel(plot, 2, input)).isEqualTo(Color.WHITE);
    }
    assertThat(Svg.of(plot).texts())
        .startsWith("Weights of layer 'output'", "3 units of 3 × 2 inputs", "0", "1", "2", "weight")
        .contains("−4", "0", "4");
  }

  @Test
  void aPlotIsASnapshot() {
    NeuralNetwork network = TestNetworks_PixelsNetwork.create(1);
    Plot plot = WeightImages.of(network, 3, 2);
    Color before = pixel(plot, 0, 0);
    network.parameters()[0] = 1000;

    assertThat(pixel(plot, 0, 0)).isEqualTo(before);
  }

  @Test
  void weightsThatAreAllZeroAreWhite() {
    Plot plot = WeightImages.of(new TestNetworks_PixelsNetwork(new float[18]), 3, 2);

    assertThat(pixel(plot, 1, 1)).isEqualTo(Color.WHITE);
    assertThat(Svg.of(plot).texts()).contains("1.0", "−1.0");
  }

  @Test
  void tilesOfManyUnitsFillAPage() {
    Plot plot = WeightImages.of(TestNetworks_WideNetwork.create(1), 28, 28);

    assertThat(plot.width()).isBetween(800, 1200);
    assertThat(plot.height()).isBetween(500, 900);
    Svg svg = Svg.of(plot);
    assertThat(svg.count("image")).isEqualTo(512 + 1);
    // There is no room for the numbers of units.
    assertThat(svg.texts()).contains("512 units of 28 × 28 inputs").doesNotContain("511");
  }

  /** Weights of a later layer are not by pixel. */
  @Test
  void aFirstLayerOfAnotherKindIsRejected() {
    Architecture image = Architecture.of("demo.Image", "hinge")
        .input("image", 2, 3, 1)
        .layer("conv", "conv", 2, 3, 1)
        .parameter("weights", ParameterRole.WEIGHTS, 3, 3, 1, 1)
        .dense("output", 1, "identity", true)
        .build();
    NeuralNetwork network = Described.of(image);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightImages.of(network, 3, 2))
        .withMessage("network 'demo.Image' has layer 'conv' of the kind 'conv' first, expected a"
            + " dense one over all inputs");
  }

  /** What its kind is called does not matter. */
  @Test
  void aFirstLayerIsDrawnWhereEachUnitHasAWeightForEachInput() {
    Architecture own = Architecture.of("demo.Own", 6, "hinge")
        .layer("squeezed", "squeeze", 2)
        .parameter("weights", ParameterRole.WEIGHTS, 6, 2)
        .build();
    assertThat(Svg.of(WeightImages.of(Described.of(own), 3, 2)).texts())
        .startsWith("Weights of layer 'squeezed'", "2 units of 3 × 2 inputs");
  }

  @Test
  void aShapeThatDoesNotFitIsRejected() {
    NeuralNetwork network = TestNetworks_PixelsNetwork.create(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightImages.of(network, 4, 2))
        .withMessage("width is 4 and height 2, expected a product of 6, the number of inputs");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeightImages.of(network, -3, -2))
        .withMessageStartingWith("width is -3 and height -2");
    assertThat(IntStream.of(1, 2, 3, 6))
        .allSatisfy(width -> WeightImages.of(network, width, 6 / width));
  }
}
