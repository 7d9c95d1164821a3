package dev.gradpoet.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.lab.plot.RocPlot;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.training.Dataset;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Five samples of three labels. Actual and predicted, by rows of samples:
 *
 * <pre>
 *   sea sun dog     sea sun dog
 *    1   1   0       1   1   0
 *    1   0   0       1   1   0
 *    0   1   0       0   1   0
 *    1   0   1       0   0   0
 *    0   0   0       0   1   0
 * </pre>
 *
 * <p>So TP, FP, FN are 2, 0, 1 of sea; 2, 2, 0 of sun; 0, 0, 1 of dog; 4, 2, 2 of all together.
 */
class MultiLabelReportTest {
  private static final Offset<Double> ROUNDING = within(1e-12);
  private static final List<String> LABELS = List.of("sea", "sun", "dog");
  private static final float[] TARGETS = {1, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0};
  private static final float[] VALUES = {
    .95f, .98f, .02f, .9f, .6f, .1f, .2f, .8f, .3f, .4f, .1f, .4f, .1f, .7f, .2f
  };

  private static Predictions predictions(
      String loss, String activation, float[] targets, float[] values) {
    Architecture architecture =
        Architecture.of("t.Multi", 1, loss).dense("output", 3, activation, true).build();
    Dataset data = Dataset.of(new float[targets.length / 3], 1, targets, 3);
    return Predictions.of(architecture, data, values);
  }

  private static final Predictions PREDICTIONS =
      predictions("binary_cross_entropy", "sigmoid", TARGETS, VALUES);
  private static final MultiLabelReport REPORT = MultiLabelReport.of(PREDICTIONS, LABELS);

  private static void assertScores(Scores scores, double p, double r, double f1, long support) {
    assertThat(scores.precision()).as("precision").isCloseTo(p, ROUNDING);
    assertThat(scores.recall()).as("recall").isCloseTo(r, ROUNDING);
    assertThat(scores.f1()).as("F1").isCloseTo(f1, ROUNDING);
    assertThat(scores.support()).as("support").isEqualTo(support);
  }

  @Test
  void eachLabelHasItsScores() {
    // precision TP / (TP + FP), recall TP / (TP + FN), F1 2 TP / (2 TP + FP + FN)
    assertScores(REPORT.scores(0), 1, 2 / 3.0, 4 / 5.0, 3);
    assertScores(REPORT.scores(1), 2 / 4.0, 1, 4 / 6.0, 2);
    assertScores(REPORT.scores(2), 0, 0, 0, 1);
  }

  @Test
  void averagesAreThoseOfScikitLearn() {
    assertScores(REPORT.micro(), 4 / 6.0, 4 / 6.0, 8 / 12.0, 6);
    assertScores(
        REPORT.macro(), (1 + .5 + 0) / 3, (2 / 3.0 + 1 + 0) / 3, (.8 + 2 / 3.0 + 0) / 3, 6);
    assertScores(
        REPORT.weighted(),
        (3 * 1 + 2 * .5 + 0) / 6,
        (3 * (2 / 3.0) + 2 * 1 + 0) / 6,
        (3 * .8 + 2 * (2 / 3.0) + 0) / 6,
        6);
    // By samples: precision 1, 1/2, 1, 0, 0; recall 1, 1, 1, 0, 0; F1 1, 2/3, 1, 0, 0.
    assertScores(REPORT.sampleAverage(), 2.5 / 5, 3 / 5.0, (2 + 2 / 3.0) / 5, 6);
  }

  @Test
  void accuraciesAreOfLabelsAndOfSamples() {
    // Wrong are sun of sample 1, sea and dog of sample 3, sun of sample 4.
    assertThat(REPORT.binaryAccuracy()).isCloseTo(11 / 15.0, ROUNDING);
    assertThat(REPORT.subsetAccuracy()).isCloseTo(2 / 5.0, ROUNDING);
  }

  @Test
  void rocAucIsThatOfEachLabel() {
    // sea: .95 .9 .4 against .2 .1; sun: .98 .8 against .6 .1 .7; dog: .4 against .02 .1 .3 .2.
    assertThat(REPORT.rocAuc(0)).isEqualTo(1);
    assertThat(REPORT.rocAuc(1)).isEqualTo(1);
    assertThat(REPORT.rocAuc(2)).isEqualTo(1);
    assertThat(REPORT.rocAuc()).isEqualTo(1);
  }

  @Test
  void theReportIsATable() {
    assertThat(REPORT).hasToString("""
                          precision  recall  f1-score  roc-auc  support

            sea               1.000   0.667     0.800    1.000        3
            sun               0.500   1.000     0.667    1.000        2
            dog               0.000   0.000     0.000    1.000        1

            micro avg         0.667   0.667     0.667        -        6
            macro avg         0.500   0.556     0.489    1.000        6
            weighted avg      0.667   0.667     0.622        -        6
            samples avg       0.500   0.600     0.533        -        6

            of 5 samples: binary accuracy 0.733, subset accuracy 0.400
            note: 'dog' is never predicted: its precision is taken as 0""");
  }

  @Test
  void confusionIsOfSamplesWithAndWithoutALabel() {
    ConfusionMatrix sun = REPORT.confusion(1);

    assertThat(sun.labels()).containsExactly("without", "with");
    assertThat(sun.count(0, 0)).isEqualTo(1);
    assertThat(sun.count(0, 1)).isEqualTo(2);
    assertThat(sun.count(1, 0)).isZero();
    assertThat(sun.count(1, 1)).isEqualTo(2);
  }

  @Test
  void withHingeLossLabelsAreBySign() {
    MultiLabelReport report = MultiLabelReport.of(
        predictions("hinge", "identity", new float[] {1, -1, 1, -1, -1, 1}, new float[] {
          .1f, -2, 0, -.1f, 3, 2
        }),
        LABELS);

    assertThat(report.binaryAccuracy()).isCloseTo(4 / 6.0, ROUNDING);
    assertThat(report.subsetAccuracy()).isZero();
  }

  @Test
  void labelsOfNoneOrAllSamplesAreNoted() {
    MultiLabelReport report = MultiLabelReport.of(
        predictions(
            "binary_cross_entropy", "sigmoid", new float[] {1, 0, 0, 1, 0, 0}, new float[6]),
        LABELS);

    assertThat(report.notes())
        .containsExactly(
            "'sea' applies to all samples: ROC AUC is not defined",
            "'sea' is never predicted: its precision is taken as 0",
            "'sun' applies to no sample: its recall is taken as 0, ROC AUC is not defined",
            "'sun' is never predicted: its precision is taken as 0",
            "'dog' applies to no sample: its recall is taken as 0, ROC AUC is not defined",
            "'dog' is never predicted: its precision is taken as 0");
    assertThat(report.rocAuc()).isNaN();
    assertThat(report.weighted().f1()).isZero();
    assertThat(MultiLabelReport.of(
                predictions("binary_cross_entropy", "sigmoid", new float[3], new float[3]), LABELS)
            .weighted()
            .f1())
        .isZero();
  }

  @Test
  void whatIsOfClassesIsRefusedForLabels() {
    String predicts = ", but network 't.Multi' with the loss binary_cross_entropy over 3 outputs "
        + "predicts labels, of which several may apply: use MultiLabelReport";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassificationReport.of(PREDICTIONS, LABELS))
        .withMessage("a classification report is of classes" + predicts);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(PREDICTIONS))
        .withMessage("a confusion matrix is of classes" + predicts);
    assertThatIllegalArgumentException()
        .isThrownBy(PREDICTIONS::predictedClasses)
        .withMessage("classes are asked for" + predicts);
  }

  @Test
  void whatIsOfClassesOrLabelsIsRefusedForNumbers() {
    Predictions numbers = predictions("squared_error", "identity", TARGETS, VALUES);
    String predicts =
        ", but network 't.Multi' with the loss squared_error predicts numbers: use RegressionReport";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassificationReport.of(numbers, LABELS))
        .withMessage("a classification report is of classes" + predicts);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MultiLabelReport.of(numbers, LABELS))
        .withMessage("a multi-label report is of labels, of which several may apply" + predicts);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocCurve.of(numbers, 0))
        .withMessage("a ROC curve is of classes or labels" + predicts);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(numbers, LABELS))
        .withMessage("a confusion matrix is of classes" + predicts);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RocPlot.of(numbers))
        .withMessageEndingWith(predicts);
  }

  @Test
  void classIndicesMakeLabelsToClasses() {
    Architecture architecture = PREDICTIONS.architecture();
    Predictions oneAgainstTheRest = Predictions.of(
        architecture,
        Dataset.ofClasses(new float[2], 1, new int[] {1, 0}, 3),
        new float[] {.6f, .7f, .1f, .3f, .2f, .1f});

    assertThat(ClassificationReport.of(oneAgainstTheRest, LABELS).accuracy()).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MultiLabelReport.of(oneAgainstTheRest, LABELS))
        .withMessageEndingWith("predicts one of several classes: use ClassificationReport");
  }

  @Test
  void wrongNumbersOfLabelsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MultiLabelReport.of(PREDICTIONS, List.of("sea")))
        .withMessage("labels has 1 labels, expected 3, one for each output");
  }
}
