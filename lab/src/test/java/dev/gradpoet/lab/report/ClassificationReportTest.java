package dev.gradpoet.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClassificationReportTest {

  private static Architecture architecture(int outputs, String activation, String loss) {
    return Architecture.of("t", 1, loss)
        .dense("output", outputs, activation, true)
        .build();
  }

  private static Predictions predictions(
      Architecture architecture, int[] classes, float... values) {
    Dataset data = Dataset.ofClasses(
        new float[classes.length], 1, classes, Math.max(2, architecture.outputSize()));
    return Predictions.of(architecture, data, values);
  }

  private static ClassificationReport softmax(int[] classes, float... values) {
    int outputs = values.length / classes.length;
    List<String> labels = List.of("ant", "bee", "wasp", "fly").subList(0, outputs);
    return ClassificationReport.of(
        predictions(architecture(outputs, "softmax", "cross_entropy"), classes, values), labels);
  }

  private static ClassificationReport sigmoid(int[] classes, float... values) {
    return ClassificationReport.of(
        predictions(architecture(1, "sigmoid", "binary_cross_entropy"), classes, values),
        List.of("no", "yes"));
  }

  @Test
  void logLossIsThatOfScikitLearnsExample() {
    ClassificationReport report =
        softmax(new int[] {1, 0, 0, 1}, .1f, .9f, .9f, .1f, .8f, .2f, .35f, .65f);

    assertThat(report.logLoss()).isCloseTo(0.21616187468057912, within(1e-7));
  }

  @Test
  void logLossOfOneOutputTakesItAsTheProbabilityOfClassOne() {
    assertThat(sigmoid(new int[] {1, 0}, .75f, .75f).logLoss())
        .isCloseTo((-Math.log(.75) - Math.log(.25)) / 2, within(1e-12));
  }

  @Test
  void logLossOfAProbabilityOfZeroIsFinite() {
    assertThat(sigmoid(new int[] {1, 0}, 0, 1).logLoss())
        .isCloseTo(15 * Math.log(10), within(1e-9));
  }

  @Test
  void logLossTakesProbabilities() {
    Predictions hinge = predictions(architecture(1, "tanh", "hinge"), new int[] {1, 0}, .5f, -.5f);
    ClassificationReport report = ClassificationReport.of(hinge, List.of("no", "yes"));

    assertThat(report.logLoss()).isNaN();
    assertThat(report.toString()).doesNotContain("log loss");
    assertThat(report.accuracy()).isEqualTo(1);
  }

  @Test
  void topAccuracyIsThatOfScikitLearnsExample() {
    ClassificationReport report =
        softmax(new int[] {0, 1, 2, 2}, .5f, .2f, .2f, .3f, .4f, .2f, .2f, .4f, .3f, .7f, .2f, .1f);

    assertThat(report.topAccuracy(1)).isEqualTo(0.5);
    assertThat(report.topAccuracy(2)).isEqualTo(0.75);
    assertThat(report.topAccuracy(3)).isEqualTo(1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> report.topAccuracy(0))
        .withMessage("k is 0, expected at least 1");
  }

  @Test
  void topOneAccuracyIsAccuracyAlsoWithEqualOutputs() {
    Random random = new Random(3);
    for (int run = 0; run < 100; run++) {
      int[] classes = random.ints(20, 0, 4).toArray();
      float[] values = new float[80];
      for (int k = 0; k < values.length; k++) {
        values[k] = random.nextInt(3);
      }
      ClassificationReport report = softmax(classes, values);
      assertThat(report.topAccuracy(1)).as("run %d", run).isEqualTo(report.accuracy());
    }
  }

  @Test
  void rocAucOfTwoClassesIsThatOfClassOne() {
    ClassificationReport report = sigmoid(new int[] {0, 0, 1, 1}, .1f, .4f, .35f, .8f);

    assertThat(report.rocAuc()).isEqualTo(0.75);
    assertThat(report.rocAuc(0)).isEqualTo(0.75);
    assertThat(report.rocAuc(1)).isEqualTo(0.75);
  }

  @Test
  void rocAucOfSeveralClassesIsTheMeanOfOneAgainstTheRest() {
    // Class 0: 1 positive above 1 of 2 negatives, equal to none: 1/2. Class 1: above both. Class 2:
    // above both.
    ClassificationReport report =
        softmax(new int[] {0, 1, 2}, .4f, .3f, .3f, .1f, .9f, 0, .5f, .1f, .4f);

    assertThat(report.rocAuc(0)).isEqualTo(0.5);
    assertThat(report.rocAuc(1)).isEqualTo(1);
    assertThat(report.rocAuc(2)).isEqualTo(1);
    assertThat(report.rocAuc()).isCloseTo(2.5 / 3, within(1e-12));
  }

  @Test
  void rocAucOfOneClassAloneIsNotDefined() {
    ClassificationReport report = sigmoid(new int[] {1, 1}, .6f, .7f);

    assertThat(report.rocAuc()).isNaN();
    assertThat(report.notes())
        .containsExactly(
            "'no' occurs neither among samples nor among predictions: averages leave it out",
            "all samples are 'yes': ROC AUC is not defined");
  }

  @Test
  void theReportIsATableWithNotes() {
    // The example of scikit-learn's documentation, with class 1 never predicted.
    ClassificationReport report = softmax(
        new int[] {0, 1, 2, 2, 2},
        .8f,
        .1f,
        .1f,
        .6f,
        .3f,
        .1f,
        .1f,
        .1f,
        .8f,
        .2f,
        .1f,
        .7f,
        .5f,
        .2f,
        .3f);

    assertThat(report).hasToString("""
                          precision  recall  f1-score  roc-auc  support

            ant               0.333   1.000     0.500    1.000        1
            bee               0.000   0.000     0.000    1.000        1
            wasp              1.000   0.667     0.800    1.000        3

            accuracy                            0.600                 5
            macro avg         0.444   0.556     0.433    1.000        5
            weighted avg      0.667   0.600     0.580        -        5

            log loss 0.6422
            roc-auc: each class against the others
            note: 'bee' is never predicted: its precision is taken as 0""");
  }

  @Test
  void aNetworkIsReportedOnByTheRuleOfAccuracy() {
    ThreeClassesNetwork network = ThreeClassesNetwork.create(5);
    Random random = new Random(8);
    float[] x = new float[400];
    int[] classes = new int[200];
    for (int s = 0; s < 200; s++) {
      x[2 * s] = random.nextFloat();
      x[2 * s + 1] = random.nextFloat();
      classes[s] = random.nextInt(3);
    }
    Dataset data = Dataset.ofClasses(x, 2, classes, 3);
    ClassificationReport report = ClassificationReport.of(network, data);
    Evaluation evaluation = Evaluation.of(network, data, Metric.accuracy());

    assertThat(report.accuracy()).isEqualTo(evaluation.metric(Metric.accuracy()));
    assertThat(report.logLoss()).isCloseTo(evaluation.loss(), within(1e-5));
    assertThat(report.confusion().labels()).containsExactly("0", "1", "2");
  }

  @Test
  void whatDoesNotFitIsRejected() {
    Architecture three = architecture(3, "softmax", "cross_entropy");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> predictions(three, new int[] {0, 1}, 1, 2, 3))
        .withMessage("values has 3 values, expected 3 for each of 2 samples");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> predictions(three, new int[] {0, 1}, 1, 2, 3, 4, Float.NaN, 5))
        .withMessage("the prediction for sample 1 has NaN in output 1, expected a finite number");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            ClassificationReport.of(predictions(three, new int[] {0}, 1, 2, 3), List.of("a", "b")))
        .withMessage("labels has 2 labels, expected 3, one for each class");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassificationReport.of(
            ThreeClassesNetwork.create(1), Dataset.ofClasses(new float[4], 2, new int[2], 2)))
        .withMessageContaining("2 classes")
        .withMessageContaining("takes 3");
  }
}
