package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradpoet.lab.report.ConfusionMatrix;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionMatrixPlotTest {

  @Test
  void cellsHaveCountsAndTheShadeOfTheirShareOfTheRow() {
    Plot plot = ConfusionMatrixPlot.of(ConfusionMatrix.of(
        new int[] {0, 0, 0, 0, 1, 1}, new int[] {0, 1, 1, 1, 1, 1}, List.of("no", "yes")));

    assertThat(Svg.of(plot).texts())
        .startsWith("Confusion matrix", "6 samples, accuracy 0.500", "predicted", "actual")
        .containsSubsequence("no", "no", "1", "3", "yes", "yes", "0", "2");
    double cell = 120.0 * 120 / (plot.width() * plot.height());
    for (double share : new double[] {0.25, 0.75, 1}) {
      // Some pixels of a cell are those of its number.
      assertThat(Pictures.share(plot, Style.tint(Style.BLUE, share)))
          .isBetween(0.9 * cell, 1.1 * cell);
    }
  }

  @Test
  void aClassWithoutSamplesIsARowOfWhite() {
    Plot plot = ConfusionMatrixPlot.of(
        ConfusionMatrix.of(new int[] {0}, new int[] {0}, List.of("seen", "unseen")));

    assertThat(Svg.of(plot).texts()).contains("unseen", "1").doesNotContain("NaN");
    double cell = 120.0 * 120 / (plot.width() * plot.height());
    assertThat(Pictures.share(plot, Style.BLUE)).isLessThan(1.1 * cell);
    assertThat(Pictures.share(plot, Color.WHITE)).isGreaterThan(3 * cell);
  }

  @Test
  void manyClassesWithLongNamesStayApart() {
    List<String> names = new ArrayList<>();
    IntStream.range(0, 25).forEach(i -> names.add("the class with letter " + (char) ('A' + i)));
    names.add("a class with a name that is longer than a matrix has room for beside it");
    int[] classes = IntStream.range(0, 2600).map(i -> i % 26).toArray();
    int[] predicted =
        IntStream.range(0, 2600).map(i -> i < 26 ? 25 - i : i % 26).toArray();
    Plot plot = ConfusionMatrixPlot.of(ConfusionMatrix.of(classes, predicted, names));

    Svg svg = Svg.of(plot);
    assertThat(svg.texts().stream().filter("99"::equals)).hasSize(26);
    assertThat(svg.texts().stream().filter("1"::equals)).hasSize(26);
    assertThat(svg.texts().stream().filter("0"::equals)).hasSize(26 * 24 + 1 /* the bar's */);
    assertThat(svg.texts().stream().filter(names.get(7)::equals)).hasSize(2);
    assertThat(svg.texts().stream().filter(it -> it.startsWith("a class with") && it.endsWith("…")))
        .hasSize(2);
    Pictures.assertTextsInside(plot);
    List<Svg.Text> diagonal =
        svg.placedTexts().stream().filter(it -> it.text().equals("99")).toList();
    double pitch = diagonal.get(1).place().getX() - diagonal.get(0).place().getX();
    assertThat(pitch).isGreaterThan(Style.width("99", Style.PLAIN) + 8);
  }

  @Test
  void largeCountsWidenTheCells() {
    int[] classes = new int[1_234_567];
    List<String> names = IntStream.range(0, 20).mapToObj(Integer::toString).toList();
    Plot plot = ConfusionMatrixPlot.of(ConfusionMatrix.of(classes, classes, names));

    assertThat(Svg.of(plot).texts()).contains("1,234,567");
    assertThat(plot.width()).isGreaterThan((int) (20 * Style.width("1,234,567", Style.PLAIN)));
  }

  @Test
  void moreClassesThanAPictureHasRoomForAreRejected() {
    List<String> names = IntStream.range(0, 101).mapToObj(Integer::toString).toList();
    ConfusionMatrix matrix = ConfusionMatrix.of(new int[1], new int[1], names);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrixPlot.of(matrix))
        .withMessage("matrix has 101 classes, expected at most 100 for a picture");
  }
}
