package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.ArchitectureBuilder;
import dev.gradpoet.runtime.ParameterRole;
import org.junit.jupiter.api.Test;

class NetworkDiagramTest {

  @Test
  void smallNetworksAreDrawnUnitByUnit() {
    Plot plot = NetworkDiagram.of(Architecture.of("demo.Xor", 2, "binary_cross_entropy")
        .dense("hidden", 8, "tanh", true)
        .dense("output", 1, "sigmoid", true)
        .build());

    Svg svg = Svg.of(plot);
    assertThat(svg.texts())
        .startsWith("Xor", "2 → 1, 33 parameters, loss binary cross entropy")
        .containsSubsequence("input", "2 values")
        .containsSubsequence("hidden", "tanh", "2 → 8", "24 parameters")
        .containsSubsequence("output", "sigmoid", "8 → 1", "9 parameters");
    assertThat(svg.count("ellipse")).isEqualTo(2 * (2 + 8 + 1));
    assertThat(svg.count("line")).isEqualTo(2 * 8 + 8);
    Pictures.assertTextsInside(plot);
  }

  @Test
  void wideLayersAreShortenedAndDropoutIsUnitToUnit() {
    Plot plot = NetworkDiagram.of(TestNetworks_WideNetwork.create(1));

    Svg svg = Svg.of(plot);
    assertThat(svg.texts())
        .startsWith("Wide", "784 → 10, 407,040 parameters, loss cross entropy")
        .containsSubsequence("hidden", "leaky relu", "slope 0.2", "784 → 512", "401,920 parameters")
        .containsSubsequence("thinned", "dropout", "rate 0.5")
        .containsSubsequence("output", "softmax", "512 → 10", "5,120 parameters", "no biases");
    // Eight units and three dots of each wide layer.
    assertThat(svg.count("ellipse")).isEqualTo(3 * (2 * 8 + 3) + 2 * 10);
    assertThat(svg.count("line")).isEqualTo(8 * 8 + 8 + 8 * 10);
    Pictures.assertTextsInside(plot);
  }

  @Test
  void layersOfOtherKindsAreBoxesAndShortcutsAreArcs() {
    Plot plot = NetworkDiagram.of(Architecture.of("demo.Residual", "cross_entropy")
        .input("image", 8, 8, 2)
        .input("age", 1)
        .layer("conv", "conv", 8, 8, 2)
        .from("image")
        .activation("relu")
        .sizes("kernel", 3, 3)
        .sizes("stride", 1, 1)
        .parameter("weights", ParameterRole.WEIGHTS, 3, 3, 2, 2)
        .layer("sum", "add", 8, 8, 2)
        .from("conv", "image")
        .dense("output", 4, "softmax", true)
        .build());

    Svg svg = Svg.of(plot);
    assertThat(svg.texts())
        .startsWith("Residual", "129 → 4, 552 parameters, loss cross entropy")
        .containsSubsequence("image", "128 values", "8 × 8 × 2")
        .containsSubsequence("age", "1 value")
        .containsSubsequence(
            "conv", "conv", "relu", "kernel 3x3", "8 × 8 × 2 → 8 × 8 × 2", "36 parameters")
        .containsSubsequence("sum", "add", "8 × 8 × 2", "output")
        .doesNotContain("8 × 8 × 2 + 8 × 8 × 2 → 8 × 8 × 2", "stride 1,1", "stride 1")
        .containsSubsequence("output", "softmax", "8 × 8 × 2 → 4", "516 parameters");
    // Circles, filled and drawn: the age and four outputs.
    assertThat(svg.count("ellipse")).isEqualTo(2 * (1 + 4));
    // From conv to sum, and from there to the four outputs; what skips a column is an arc: image to
    // conv, image to sum.
    assertThat(svg.count("line")).isEqualTo(1 + 4);
    assertThat(svg.count("path")).isEqualTo(2);
    Pictures.assertTextsInside(plot);
  }

  @Test
  void longNamesStayApart() {
    ArchitectureBuilder builder = Architecture.of("Long", 1, "huber");
    for (int i = 0; i < 5; i++) {
      builder.dense("aLayerWithANameOfManyLetters" + i, 1, "identity", i % 2 == 0);
    }
    Plot plot = NetworkDiagram.of(builder.build());

    var names = Svg.of(plot).placedTexts().stream()
        .filter(text -> text.text().startsWith("aLayer"))
        .toList();
    assertThat(names).hasSize(5);
    for (int i = 0; i < 5; i++) {
      double end = names.get(i).place().getX() + Style.width(names.get(i).text(), Style.BOLD);
      assertThat(end + 10).isLessThan(i < 4 ? names.get(i + 1).place().getX() : plot.width());
    }
    assertThat(Svg.of(plot).texts()).contains("1 value", "2 parameters", "1 parameter");
  }

  @Test
  void longNamesAreShortened() {
    String name = "a".repeat(300);
    Plot plot = NetworkDiagram.of(Architecture.of("demo." + name, 2, "hinge")
        .dense(name, 3, "tanh", true)
        .dense("output", 1, "identity", true)
        .build());

    assertThat(plot.width()).isLessThan(600);
    assertThat(Svg.of(plot).texts()).filteredOn(text -> text.matches("a+…")).hasSize(2);
    Pictures.assertTextsInside(plot);
  }
}
