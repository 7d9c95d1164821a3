package dev.gradpoet.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import org.junit.jupiter.api.Test;

class RegressionReportTest {

  @Test
  void errorsAreThoseOfScikitLearnsExample() {
    RegressionReport report =
        RegressionReport.of(new float[] {2.5f, 0, 2, 8}, new float[] {3, -0.5f, 2, 7}, 1, "price");
    RegressionReport.Errors errors = report.outputs().get(0);

    assertThat(errors.meanAbsoluteError()).isEqualTo(0.5);
    assertThat(errors.rootMeanSquaredError()).isEqualTo(Math.sqrt(0.375));
    assertThat(errors.r2()).isCloseTo(0.9486081370449679, within(1e-12));
    assertThat(errors.largestError()).isEqualTo(1);
    assertThat(report).hasToString("""
                      MAE    RMSE  max error     R2  support

            price  0.5000  0.6124      1.000  0.949        4""");
  }

  @Test
  void severalOutputsAreReportedOneByOneAndTogether() {
    // The example of scikit-learn's documentation of r2_score and mean_absolute_error.
    float[] targets = {0.5f, 1, -1, 1, 7, -6};
    float[] predictions = {0, 2, -1, 2, 8, -5};
    RegressionReport report = RegressionReport.of(predictions, targets, 2);

    assertThat(report.meanAbsoluteError()).isEqualTo(0.75);
    assertThat(report.outputs().get(0).r2()).isCloseTo(0.96543779, within(1e-8));
    assertThat(report.outputs().get(1).r2()).isCloseTo(0.90816327, within(1e-8));
    assertThat(report.r2()).isCloseTo((0.96543779 + 0.90816327) / 2, within(1e-8));
    assertThat(report.rootMeanSquaredError()).isCloseTo(Math.sqrt(4.25 / 6), within(1e-12));
    assertThat(report.toString()).contains("output 0", "output 1", "all");
  }

  @Test
  void theMeanHasR2OfZero() {
    assertThat(
            RegressionReport.of(new float[] {2, 2, 2}, new float[] {1, 2, 3}, 1).r2())
        .isZero();
  }

  @Test
  void r2OfEqualTargetsIsNotDefined() {
    RegressionReport report =
        RegressionReport.of(new float[] {1, 2}, new float[] {0.1f, 0.1f}, 1, "y");

    assertThat(report.r2()).isNaN();
    assertThat(report.toString())
        .endsWith("\nnote: all targets of 'y' are equal: R2 is not defined");
  }

  @Test
  void aNetworkIsReportedOnAsByTheMetricsOfTraining() {
    TwoNumbersNetwork network = TwoNumbersNetwork.create(4);
    Dataset data = Dataset.of(new float[] {1, 2, 3}, 1, new float[] {1, 2, 3, 5, 8, 13}, 2);
    RegressionReport report = RegressionReport.of(network, data, "a", "b");
    Evaluation evaluation =
        Evaluation.of(network, data, Metric.meanAbsoluteError(), Metric.rootMeanSquaredError());

    assertThat(report.meanAbsoluteError())
        .isCloseTo(evaluation.metric(Metric.meanAbsoluteError()), within(1e-9));
    assertThat(report.rootMeanSquaredError())
        .isCloseTo(evaluation.metric(Metric.rootMeanSquaredError()), within(1e-9));
    assertThat(report.samples()).isEqualTo(3);
  }

  @Test
  void whatDoesNotFitIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegressionReport.of(new float[3], new float[4], 2))
        .withMessage(
            "predictions has 3 values, targets 4, outputs is 2, expected as many, a multiple of outputs, at least one sample");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegressionReport.of(new float[4], new float[4], 2, "a"))
        .withMessage("names has 1 names, expected 2, one for each output, or none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegressionReport.of(
            ThreeClassesNetwork.create(1), Dataset.ofClasses(new float[2], 2, new int[1], 3)))
        .withMessage("a regression report is of numbers as targets, but network "
            + "'dev.gradpoet.lab.report.ThreeClasses' with the loss cross_entropy predicts one of several "
            + "classes: use ClassificationReport");
  }

  @Test
  void whatIsNotFiniteIsRejected() {
    float[] bad = {1, Float.NaN, 2, Float.NaN, 3, Float.NaN};
    float[] numbers = {1, 2, 2, 4, 3, 6};
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegressionReport.of(bad, numbers, 2))
        .withMessage("predictions has NaN in sample 0, output 1, expected a finite number");
    numbers[4] = Float.POSITIVE_INFINITY;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegressionReport.of(numbers.clone(), numbers, 2))
        .withMessage("predictions has Infinity in sample 2, output 0, expected a finite number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RegressionReport.of(new float[6], numbers, 2))
        .withMessage("targets has Infinity in sample 2, output 0, expected a finite number");
  }

  @Test
  void largeErrorsAreShownInPlainDigits() {
    RegressionReport report =
        RegressionReport.of(new float[] {125_000, 225_000}, new float[] {100_000, 200_000}, 1);

    assertThat(report.toString()).contains("25000  25000      25000  0.750");
  }

  @Test
  void aRegressionThatIsNotPerfectIsNotShownAsPerfect() {
    float[] targets = {0, 100, 200, 300};
    RegressionReport report = RegressionReport.of(new float[] {1, 100, 200, 300}, targets, 1);

    assertThat(report.r2()).isGreaterThan(0.9999).isLessThan(1);
    assertThat(report.toString()).contains(" 0.999 ");
  }
}
