package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gradpoet.runtime.Architecture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskTest {

  private static Architecture architecture(String loss, int outputs) {
    return Architecture.of("test.Net", 1, loss)
        .dense("output", outputs, "identity", true)
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "squared_error, 1, REGRESSION",
    "mean_squared_error, 3, REGRESSION",
    "mean_absolute_error, 1, REGRESSION",
    "huber, 1, REGRESSION",
    "log_cosh, 2, REGRESSION",
    "poisson, 1, REGRESSION",
    "binary_cross_entropy, 1, BINARY",
    "hinge, 1, BINARY",
    "binary_cross_entropy, 3, MULTI_LABEL",
    "hinge, 3, MULTI_LABEL",
    "cross_entropy, 2, MULTI_CLASS",
    "cross_entropy, 3, MULTI_CLASS"
  })
  void lossAndOutputsTellTheTask(String loss, int outputs, Task task) {
    assertThat(Task.of(architecture(loss, outputs))).isEqualTo(task);
  }

  @ParameterizedTest
  @CsvSource({
    "binary_cross_entropy, 1, BINARY",
    "binary_cross_entropy, 3, MULTI_CLASS",
    "hinge, 3, MULTI_CLASS",
    "cross_entropy, 3, MULTI_CLASS"
  })
  void classIndicesGiveEachSampleOneClass(String loss, int outputs, Task task) {
    Dataset data = Dataset.ofClasses(new float[1], 1, new int[1], Math.max(2, outputs));

    assertThat(Task.of(architecture(loss, outputs), data)).isEqualTo(task);
  }

  @Test
  void aClassOfLabelsOrNumbersIsRefused() {
    Dataset three = Dataset.of(new float[1], 1, new float[] {1, 1, 0}, 3);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Classification.predicted(
            architecture("binary_cross_entropy", 3), new float[] {.95f, .98f, .02f}, 0))
        .withMessage(
            "a class is asked for, but network 'test.Net' with the loss binary_cross_entropy over 3 "
                + "outputs predicts labels, of which several may apply: use Classification.isPredicted for each label");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Classification.expected(architecture("hinge", 3), three, 0))
        .withMessageContaining("predicts labels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Classification.predicted(architecture("huber", 1), new float[] {1}, 0))
        .withMessage(
            "a class is asked for, but network 'test.Net' with the loss huber predicts numbers: use the numbers");
  }

  @Test
  void oneAgainstTheRestIsByTheLargestOutput() {
    Architecture architecture = architecture("hinge", 3);
    float[] predictions = {-3, -1, -2};

    assertThat(Classification.predicted(Task.ofClasses(architecture), architecture, predictions, 0))
        .isEqualTo(1);
  }

  @Test
  void eachLabelIsPredictedByItself() {
    Architecture architecture = architecture("binary_cross_entropy", 3);
    float[] predictions = {.5f, .51f, Float.NaN, .9f, 0, 1};

    assertThat(Classification.isPredicted(architecture, predictions, 0, 0)).isFalse();
    assertThat(Classification.isPredicted(architecture, predictions, 0, 1)).isTrue();
    assertThat(Classification.isPredicted(architecture, predictions, 0, 2)).isFalse();
    assertThat(Classification.isPredicted(architecture, predictions, 1, 0)).isTrue();
    assertThat(Classification.isPredicted(architecture("hinge", 2), new float[] {.1f, 0}, 0, 0))
        .isTrue();
  }
}
