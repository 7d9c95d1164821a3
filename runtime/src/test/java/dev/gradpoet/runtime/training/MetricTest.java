package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.runtime.Architecture;
import org.junit.jupiter.api.Test;

class MetricTest {
  private static final float NAN = Float.NaN;

  private static Architecture architecture(int outputs, String loss) {
    return Architecture.of("test.Net", 1, loss)
        .dense("output", outputs, "identity", true)
        .build();
  }

  private static double value(
      Metric metric, Architecture architecture, float[] predictions, Dataset data) {
    return metric.value(metric.sum(architecture, predictions, data, 0, data.size()), data.size());
  }

  private static Dataset classes(int count, int... classes) {
    return Dataset.ofClasses(new float[classes.length], 1, classes, count);
  }

  private static Dataset targets(int outputs, float... targets) {
    return Dataset.of(new float[targets.length / outputs], 1, targets, outputs);
  }

  @Test
  void accuracyOfSeveralOutputsIsByTheLargest() {
    float[] predictions = {.1f, .7f, .2f, .5f, .4f, .1f, .3f, .3f, .4f, -1, -2, -3};
    assertThat(value(
            Metric.accuracy(),
            architecture(3, "cross_entropy"),
            predictions,
            classes(3, 1, 1, 2, 0)))
        .isEqualTo(0.75);
    assertThat(value(
            Metric.accuracy(),
            architecture(3, "cross_entropy"),
            predictions,
            targets(3, 0, 1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0)))
        .isEqualTo(0.75);
  }

  @Test
  void accuracyOfOneOutputIsByOneHalf() {
    float[] predictions = {.4f, .6f, .5f, .9f};
    assertThat(value(
            Metric.accuracy(),
            architecture(1, "binary_cross_entropy"),
            predictions,
            classes(2, 0, 1, 0, 0)))
        .isEqualTo(0.75);
    assertThat(value(
            Metric.accuracy(),
            architecture(1, "binary_cross_entropy"),
            predictions,
            targets(1, 0, 1, 1, 1)))
        .isEqualTo(0.75);
  }

  @Test
  void accuracyWithHingeLossIsByTheSign() {
    float[] predictions = {.1f, -.1f, .4f, -3};
    assertThat(
            value(Metric.accuracy(), architecture(1, "hinge"), predictions, classes(2, 1, 0, 0, 0)))
        .isEqualTo(0.75);
    assertThat(value(
            Metric.accuracy(), architecture(1, "hinge"), predictions, targets(1, 1, -1, -1, -1)))
        .isEqualTo(0.75);
  }

  @Test
  void accuraciesOfLabelsAreThoseOfKerasAndOfScikitLearn() {
    // Labels right: 3, 2, 0, 3 of 3. binary_accuracy is 8 / 12; accuracy_score counts samples 0 and
    // 3.
    float[] predictions = {.95f, .98f, .02f, .9f, .1f, .6f, .4f, .5f, .7f, .1f, .2f, .3f};
    Dataset data = targets(3, 1, 1, 0, 1, 0, 0, 1, 1, 0, 0, 0, 0);
    Architecture architecture = architecture(3, "binary_cross_entropy");

    assertThat(value(Metric.binaryAccuracy(), architecture, predictions, data))
        .isCloseTo(8 / 12.0, within(1e-12));
    assertThat(value(Metric.subsetAccuracy(), architecture, predictions, data)).isEqualTo(0.5);
  }

  @Test
  void accuraciesOfLabelsWithHingeLossAreByTheSign() {
    Dataset data = targets(2, 1, -1, -1, 1);
    float[] predictions = {.1f, -.1f, .4f, 3};

    assertThat(value(Metric.binaryAccuracy(), architecture(2, "hinge"), predictions, data))
        .isEqualTo(0.75);
    assertThat(value(Metric.subsetAccuracy(), architecture(2, "hinge"), predictions, data))
        .isEqualTo(0.5);
  }

  @Test
  void accuraciesOfOneLabelAreTheAccuracy() {
    float[] predictions = {.4f, .6f, .5f, NAN};
    Architecture architecture = architecture(1, "binary_cross_entropy");
    for (Dataset data : new Dataset[] {classes(2, 0, 1, 1, 0), targets(1, 0, 1, 1, 0)}) {
      assertThat(value(Metric.accuracy(), architecture, predictions, data)).isEqualTo(0.5);
      assertThat(value(Metric.binaryAccuracy(), architecture, predictions, data))
          .isEqualTo(0.5);
      assertThat(value(Metric.subsetAccuracy(), architecture, predictions, data))
          .isEqualTo(0.5);
    }
  }

  @Test
  void outputsOfOneClassAgainstTheRestHaveTheAccuracyOfTheLargest() {
    float[] predictions = {.95f, .98f, .02f};
    Architecture architecture = architecture(3, "binary_cross_entropy");

    assertThat(value(Metric.accuracy(), architecture, predictions, classes(3, 1)))
        .isEqualTo(1);
  }

  private static void refused(Metric metric, Architecture architecture, Dataset data, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> metric.check(architecture, data))
        .withMessage(why);
  }

  @Test
  void accuracyOfNumbersAndOfLabelsIsRefused() {
    refused(
        Metric.accuracy(),
        architecture(1, "squared_error"),
        targets(1, 1),
        "metric 'accuracy' is of classes, but network 'test.Net' with the loss squared_error predicts numbers: "
            + "use Metric.meanAbsoluteError() or Metric.rootMeanSquaredError()");
    refused(
        Metric.accuracy(),
        architecture(3, "binary_cross_entropy"),
        targets(3, 1, 1, 0),
        "metric 'accuracy' is of classes, but network 'test.Net' with the loss binary_cross_entropy over 3 outputs "
            + "predicts labels, of which several may apply: use Metric.binaryAccuracy() or Metric.subsetAccuracy()");
  }

  @Test
  void accuraciesOfLabelsAreRefusedWhereThereAreNone() {
    refused(
        Metric.binaryAccuracy(),
        architecture(1, "huber"),
        targets(1, 1),
        "metric 'binary accuracy' is of labels, but network 'test.Net' with the loss huber predicts numbers: "
            + "use Metric.meanAbsoluteError() or Metric.rootMeanSquaredError()");
    refused(
        Metric.subsetAccuracy(),
        architecture(3, "cross_entropy"),
        classes(3, 1),
        "metric 'subset accuracy' is of labels, but network 'test.Net' with the loss cross_entropy predicts "
            + "one of several classes: use Metric.accuracy()");
  }

  @Test
  void errorsThatAreNotNumbersAreNotHidden() {
    float[] predictions = {1, NAN, 2, 3};
    Dataset data = targets(2, 1, 4, 2, 3);
    Architecture architecture = architecture(2, "squared_error");

    assertThat(value(Metric.meanAbsoluteError(), architecture, predictions, data))
        .isNaN();
    assertThat(value(Metric.rootMeanSquaredError(), architecture, predictions, data))
        .isNaN();
  }

  @Test
  void trainingAndEvaluationRefuseAMetricBeforeTheyBegin() {
    HandNetwork network = HandNetwork.of(4, 6, 3, "squared_error", 0, 1);
    float[] parameters = network.parameters().clone();
    Dataset data = HandNetwork.regression(5, 4, 3, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trainer.of(network).metrics(Metric.accuracy()).train(data))
        .withMessageStartingWith("metric 'accuracy' is of classes, but network 'test.Hand'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.of(network, data, Metric.accuracy()))
        .withMessageStartingWith("metric 'accuracy' is of classes");
    assertThat(network.parameters()).isEqualTo(parameters);
  }

  @Test
  void aPredictionThatIsNotANumberIsWrong() {
    assertThat(value(
            Metric.accuracy(),
            architecture(2, "cross_entropy"),
            new float[] {NAN, 1, 1, NAN},
            classes(2, 0, 0)))
        .isZero();
    assertThat(value(
            Metric.accuracy(), architecture(1, "hinge"), new float[] {NAN, NAN}, classes(2, 0, 1)))
        .isZero();
  }

  @Test
  void errorsAreMeansOverOutputsAndSamples() {
    float[] predictions = {1, 2, 3, 4};
    Dataset data = targets(2, 1, 4, 0, 3);
    assertThat(
            value(Metric.meanAbsoluteError(), architecture(2, "squared_error"), predictions, data))
        .isEqualTo(6 / 4.0);
    assertThat(value(
            Metric.rootMeanSquaredError(), architecture(2, "squared_error"), predictions, data))
        .isCloseTo(Math.sqrt(14 / 4.0), within(1e-12));
  }

  @Test
  void errorsTakeClassesAsTheLossDoes() {
    assertThat(value(
            Metric.meanAbsoluteError(),
            architecture(2, "cross_entropy"),
            new float[] {.25f, .75f},
            classes(2, 1)))
        .isEqualTo(0.25);
    assertThat(value(
            Metric.meanAbsoluteError(),
            architecture(1, "binary_cross_entropy"),
            new float[] {.25f},
            classes(2, 1)))
        .isEqualTo(0.75);
    assertThat(value(
            Metric.meanAbsoluteError(),
            architecture(1, "hinge"),
            new float[] {.25f},
            classes(2, 0)))
        .isEqualTo(1.25);
  }

  @Test
  void evaluationIsTheMeanLossAndTheMetricsOverAllChunks() {
    HandNetwork network = HandNetwork.of(4, 6, 3, "cross_entropy", 0.5, 1);
    // Chunks of 2¹⁷ / 51 = 2570 samples: four, the last one smaller.
    Dataset data = HandNetwork.classes(10_000, 4, 3, 1);
    assertThat(Evaluator.chunks(data, network.parameters().length)).isEqualTo(4);

    Evaluation evaluation =
        Evaluation.of(network, data, Metric.accuracy(), Metric.rootMeanSquaredError());

    float[] predictions = new float[30_000];
    network.predict(data.x(), 0, 10_000, predictions);
    assertThat(evaluation.loss())
        .isCloseTo(network.loss(data.x(), data.classes(), 0, 10_000) / 10_000, within(1e-9));
    assertThat(evaluation.metric(Metric.accuracy()))
        .isEqualTo(value(Metric.accuracy(), network.architecture(), predictions, data));
    assertThat(evaluation.metric(Metric.rootMeanSquaredError()))
        .isCloseTo(
            value(Metric.rootMeanSquaredError(), network.architecture(), predictions, data),
            within(1e-9));
    assertThat(evaluation.toString())
        .matches("loss [\\d.]+, accuracy [\\d.]+, root mean squared error [\\d.]+");
  }

  @Test
  void evaluationChecksItsArguments() {
    HandNetwork network = HandNetwork.of(4, 6, 3, "squared_error", 0, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.of(network, HandNetwork.regression(5, 3, 3, 1)))
        .withMessage("data has samples of 3 values, but network 'test.Hand' takes 4");
    assertThatThrownBy(() -> Evaluation.of(network, HandNetwork.classes(5, 4, 3, 1)))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Evaluation.of(
            network, HandNetwork.regression(5, 4, 3, 1), Metric.accuracy(), Metric.accuracy()))
        .withMessage("metrics has 'accuracy' twice, expected different labels");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            Evaluation.of(network, HandNetwork.regression(5, 4, 3, 1)).metric(Metric.accuracy()))
        .withMessage("metric 'accuracy' was not computed, only []");
  }

  @Test
  void metricsOfOnesOwnAreComputed() {
    Metric largest = new Metric() {
      @Override
      public String label() {
        return "samples";
      }

      @Override
      public double sum(
          Architecture architecture, float[] predictions, Dataset data, int from, int count) {
        return count;
      }
    };
    Evaluation evaluation = Evaluation.of(
        HandNetwork.of(4, 6, 3, "cross_entropy", 0, 1), HandNetwork.classes(10, 4, 3, 1), largest);
    assertThat(evaluation.metric(largest)).isEqualTo(1);
  }
}
