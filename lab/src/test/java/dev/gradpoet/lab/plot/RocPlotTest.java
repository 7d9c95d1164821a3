package dev.gradpoet.lab.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradpoet.lab.report.Predictions;
import dev.gradpoet.lab.report.RocCurve;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.training.Dataset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RocPlotTest {
  private static final RocCurve CURVE =
      RocCurve.of(new float[] {0.1f, 0.4f, 0.35f, 0.8f}, new boolean[] {false, false, true, true});

  /** Predictions of three classes, of which a share is in the data. */
  private static Predictions predictions(int... classes) {
    float[] values = new float[3 * classes.length];
    for (int s = 0; s < classes.length; s++) {
      values[3 * s + classes[s]] = 1;
    }
    Dataset data = Dataset.ofClasses(new float[2 * classes.length], 2, classes, 3);
    return Predictions.of(TestNetworks_ThirdsNetwork.create(1).architecture(), data, values);
  }

  @Test
  void theCurveHasItsAreaInTheLegend() {
    Plot plot = RocPlot.of(CURVE);

    assertThat(Svg.of(plot).texts())
        .contains("true positive rate", "false positive rate", "AUC 0.750", "AUC 0.500, guess");
    // The corner (0, ½) to (½, ½) of the curve; the axes go from −0.02 to 1.02.
    double x = Axes.LEFT + 440 * (0.25 + 0.02) / 1.04;
    double y = Plot.HEADER + 30 + 440 * (1.02 - 0.5) / 1.04;
    assertThat(Pictures.at(plot, x, y)).isEqualTo(Style.BLUE);
  }

  @Test
  void eachClassHasACurveAgainstAllOthers() {
    Plot plot = RocPlot.of(predictions(0, 1, 2, 1), List.of("ant", "bee", "cat"));

    assertThat(Svg.of(plot).texts())
        .contains("each class against all others, 4 samples")
        .containsSubsequence("AUC 1.000, ant", "AUC 1.000, bee", "AUC 1.000, cat");
    assertThat(Pictures.share(plot, Style.category(2))).isPositive();
  }

  @Test
  void classesWithoutSamplesAreNamedInsteadOfDrawn() {
    Plot plot = RocPlot.of(predictions(0, 2, 2));

    assertThat(Svg.of(plot).texts())
        .contains("each class against all others, 3 samples; no samples of class 1")
        .contains("AUC 1.000, class 0", "AUC 1.000, class 2")
        .noneMatch(it -> it.endsWith(", class 1"));
    // A class has its colour, whichever others have samples.
    assertThat(Pictures.share(plot, Style.category(2))).isPositive();
    assertThat(Pictures.share(plot, Style.category(1))).isZero();
  }

  @Test
  void ofTwoClassesThereIsOneCurve() {
    Dataset data = Dataset.ofClasses(new float[4], 2, new int[] {0, 1}, 2);
    Predictions predictions = Predictions.of(
        TestNetworks_HalfNetwork.create(1).architecture(), data, new float[] {0.2f, 0.1f});

    assertThat(Svg.of(RocPlot.of(predictions, List.of("no", "yes"))).texts())
        .contains("yes against no, 2 samples", "AUC 0.000, yes")
        .doesNotContain("AUC 0.000, no", "AUC 1.000, no");
  }

  @Test
  void eachLabelHasACurve() {
    Architecture architecture = Architecture.of("t", 1, "binary_cross_entropy")
        .dense("output", 3, "sigmoid", true)
        .build();
    Dataset data = Dataset.of(new float[2], 1, new float[] {1, 1, 0, 1, 0, 1}, 3);
    Predictions predictions =
        Predictions.of(architecture, data, new float[] {.9f, .8f, .6f, .9f, .3f, .4f});

    assertThat(Svg.of(RocPlot.of(predictions, List.of("sea", "sun", "dog"))).texts())
        .contains("each label, 2 samples; not defined for sea", "AUC 1.000, sun", "AUC 0.000, dog");
  }

  @Test
  void manyCurvesHaveLegendsOfTheirOwn() {
    Map<String, RocCurve> curves = new LinkedHashMap<>();
    for (int i = 0; i < 26; i++) {
      curves.put("a class whose name is long, which is number " + i, CURVE);
    }
    Plot plot = RocPlot.of(curves);

    assertThat(Svg.of(plot).texts())
        .contains("26 curves")
        .filteredOn(it -> it.startsWith("AUC 0.750, a class whose"))
        .hasSize(26);
    Pictures.assertTextsInside(plot);
    for (int i = 1; i < 28; i++) {
      boolean again = Style.category(i).equals(Style.category(0));
      assertThat(again && Style.stroke(i).equals(Style.stroke(0)))
          .as("line %d", i)
          .isFalse();
    }
  }

  @Test
  void whatHasNoCurveIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocPlot.of(Map.of()))
        .withMessage("curves is empty, expected at least one curve");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocPlot.of(predictions(1, 1)))
        .withMessage(
            "predictions has samples of class 'class 1' alone, expected samples of at least two classes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocPlot.of(predictions(0, 1), List.of("ant")))
        .withMessage("labels has 1 labels, expected 3, one for each class");
  }
}
