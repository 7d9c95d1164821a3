package dev.gradpoet.lab.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private static final List<String> LABELS = List.of("0", "1", "2");
  /** The example of scikit-learn's documentation of classification_report. */
  private static final ConfusionMatrix MATRIX =
      ConfusionMatrix.of(new int[] {0, 1, 2, 2, 2}, new int[] {0, 0, 2, 2, 1}, LABELS);

  private static void close(Scores scores, double precision, double recall, double f1) {
    assertThat(scores.precision()).isCloseTo(precision, within(1e-12));
    assertThat(scores.recall()).isCloseTo(recall, within(1e-12));
    assertThat(scores.f1()).isCloseTo(f1, within(1e-12));
  }

  @Test
  void countsAreByActualThenPredicted() {
    ConfusionMatrix matrix =
        ConfusionMatrix.of(new int[] {2, 0, 2, 2, 0, 1}, new int[] {0, 0, 2, 2, 0, 2}, LABELS);

    assertThat(matrix.count(0, 0)).isEqualTo(2);
    assertThat(matrix.count(1, 2)).isEqualTo(1);
    assertThat(matrix.count(2, 0)).isEqualTo(1);
    assertThat(matrix.count(2, 2)).isEqualTo(2);
    assertThat(matrix.samples()).isEqualTo(6);
    assertThat(matrix).hasToString("""
            actual \\ predicted  0  1  2
            0                   2  0  0
            1                   0  0  1
            2                   1  0  2""");
  }

  @Test
  void scoresOfClassesAreThoseOfTheDefinition() {
    close(MATRIX.scores(0), 1 / 2.0, 1, 2 / 3.0);
    close(MATRIX.scores(1), 0, 0, 0);
    close(MATRIX.scores(2), 1, 2 / 3.0, 4 / 5.0);
    assertThat(MATRIX.scores(2).support()).isEqualTo(3);
  }

  @Test
  void averagesAreMacroWeightedAndMicro() {
    close(MATRIX.macro(), 0.5, 5 / 9.0, (2 / 3.0 + 4 / 5.0) / 3);
    close(MATRIX.weighted(), 3.5 / 5, 3 / 5.0, (2 / 3.0 + 3 * 4 / 5.0) / 5);
    close(MATRIX.micro(), 3 / 5.0, 3 / 5.0, 3 / 5.0);
    assertThat(MATRIX.accuracy()).isEqualTo(0.6);
  }

  @Test
  void aClassThatIsNeverPredictedHasPrecisionZero() {
    ConfusionMatrix matrix = ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 0}, LABELS);

    close(matrix.scores(0), 0.5, 1, 2 / 3.0);
    close(matrix.scores(1), 0, 0, 0);
  }

  @Test
  void aClassThatDoesNotOccurIsNoPartOfAverages() {
    ConfusionMatrix matrix = ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 0}, LABELS);

    close(matrix.macro(), 0.25, 0.5, 1 / 3.0);
  }

  @Test
  void classesThatDoNotFitAreRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(new int[] {0}, new int[] {3}, LABELS))
        .withMessage("predicted[0] is 3, expected 0 to 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(new int[] {-1}, new int[] {0}, LABELS))
        .withMessage("actual[0] is -1, expected 0 to 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfusionMatrix.of(new int[] {0}, new int[0], LABELS))
        .withMessage("actual has 1 classes and predicted 0, expected as many, at least 1");
  }
}
