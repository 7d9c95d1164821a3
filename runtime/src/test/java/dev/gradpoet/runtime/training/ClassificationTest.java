package dev.gradpoet.runtime.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.Architecture;
import org.junit.jupiter.api.Test;

class ClassificationTest {

  private static Architecture architecture(int outputs, String loss) {
    return Architecture.of("test.Net", 1, loss)
        .dense("output", outputs, "identity", true)
        .build();
  }

  @Test
  void theLargestOfSeveralOutputsIsTheClassTheFirstOfEquals() {
    Architecture architecture = architecture(3, "cross_entropy");
    float[] predictions = {.1f, .7f, .2f, -3, -2, -2};

    assertThat(Classification.predicted(architecture, predictions, 0)).isEqualTo(1);
    assertThat(Classification.predicted(architecture, predictions, 1)).isEqualTo(1);
  }

  @Test
  void oneOutputIsClassOneAboveOneHalf() {
    Architecture architecture = architecture(1, "binary_cross_entropy");
    float[] predictions = {.5f, .51f};

    assertThat(Classification.predicted(architecture, predictions, 0)).isZero();
    assertThat(Classification.predicted(architecture, predictions, 1)).isEqualTo(1);
  }

  @Test
  void oneOutputWithHingeLossIsClassOneAboveZero() {
    Architecture architecture = architecture(1, "hinge");
    float[] predictions = {0, .1f};

    assertThat(Classification.predicted(architecture, predictions, 0)).isZero();
    assertThat(Classification.predicted(architecture, predictions, 1)).isEqualTo(1);
  }

  @Test
  void nanIsNoClass() {
    float[] predictions = {1, Float.NaN};

    assertThat(Classification.predicted(architecture(2, "cross_entropy"), predictions, 0))
        .isEqualTo(-1);
    assertThat(Classification.predicted(architecture(1, "hinge"), predictions, 1))
        .isEqualTo(-1);
  }

  @Test
  void targetsThatAreNumbersStandForClassesToo() {
    Dataset three = Dataset.of(new float[2], 1, new float[] {0, 0, 1, 1, 0, 0}, 3);
    Dataset one = Dataset.of(new float[2], 1, new float[] {-1, 1}, 1);

    assertThat(Classification.expected(architecture(3, "cross_entropy"), three, 0))
        .isEqualTo(2);
    assertThat(Classification.expected(architecture(3, "cross_entropy"), three, 1))
        .isZero();
    assertThat(Classification.expected(architecture(1, "hinge"), one, 0)).isZero();
    assertThat(Classification.expected(architecture(1, "hinge"), one, 1)).isEqualTo(1);
  }
}
