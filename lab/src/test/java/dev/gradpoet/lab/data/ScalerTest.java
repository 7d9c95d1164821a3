package dev.gradpoet.lab.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.runtime.training.Dataset;
import org.junit.jupiter.api.Test;

class ScalerTest {
  /** Means 1, 5; deviations 1, 0. */
  private static final Dataset TRAINING =
      Dataset.ofClasses(new float[] {0, 5, 2, 5, 0, 5, 2, 5}, 2, new int[] {0, 0, 1, 1}, 2);

  @Test
  void standardGivesMeanZeroAndDeviationOne() {
    Scaler scaler = Scaler.standard(TRAINING);

    assertThat(scaler.offset()).containsExactly(1, 5);
    assertThat(scaler.scale()).containsExactly(1, 1);
    assertThat(scaler.apply(TRAINING).x()).containsExactly(-1, 0, 1, 0, -1, 0, 1, 0);
    assertThat(scaler.apply(TRAINING).classes()).containsExactly(0, 0, 1, 1);
  }

  @Test
  void deviationIsThatOfThePopulation() {
    // Mean 5, squares 9 + 1 + 1 + 1 + 0 + 0 + 4 + 16 = 32, by 8: 4.
    Scaler scaler = Scaler.standard(new float[] {2, 4, 4, 4, 5, 5, 7, 9}, 1);

    assertThat(scaler.offset()).containsExactly(5);
    assertThat(scaler.scale()).containsExactly(2);
  }

  @Test
  void scaledSamplesKeepTheirWeights() {
    Dataset data = TRAINING.withWeights(1, 2, 3, 4);
    assertThat(Scaler.standard(data).apply(data).weights()).containsExactly(1, 2, 3, 4);

    Dataset numbers = Dataset.of(new float[] {1, 2}, 1, new float[] {3, 4}, 1).withWeights(5, 6);
    Scaler targets = Scaler.standard(numbers.targets(), 1);
    assertThat(targets.applyToTargets(numbers).weights()).containsExactly(5, 6);
  }

  @Test
  void otherDataIsScaledByTheTrainingData() {
    Scaler scaler = Scaler.standard(TRAINING);
    Dataset test = Dataset.ofClasses(new float[] {4, 7}, 2, new int[] {1}, 2);

    assertThat(scaler.apply(test).x()).containsExactly(3, 2);
    assertThat(scaler.apply(4, 7)).containsExactly(3, 2);
  }

  @Test
  void aConstantFeatureWhoseMeanIsRoundedBecomesZero() {
    float[] values = new float[1001];
    java.util.Arrays.fill(values, 0.1f);
    assertThat(Scaler.standard(values, 1).apply(0.1f, 1.1f)).containsExactly(0, 1);
    assertThat(Scaler.minMax(values, 1, -1, 1).apply(0.1f)).containsExactly(-1);
  }

  @Test
  void minMaxGivesZeroToOne() {
    Scaler scaler = Scaler.minMax(TRAINING);

    assertThat(scaler.apply(TRAINING).x()).containsExactly(0, 0, 1, 0, 0, 0, 1, 0);
    assertThat(scaler.apply(1, 5, 4, 6)).containsExactly(0.5f, 0, 2, 1);
  }

  @Test
  void minMaxGivesAnyRange() {
    Scaler scaler = Scaler.minMax(new float[] {-10, 30}, 1, -1, 1);

    assertThat(scaler.apply(-10, 0, 10, 30)).containsExactly(-1, -0.5f, 0, 1);
    assertThat(scaler.invert(-1, -0.5f, 0, 1)).containsExactly(-10, 0, 10, 30);
  }

  @Test
  void targetsAreScaledAndRestored() {
    Dataset data = Dataset.of(new float[] {1, 2, 3}, 1, new float[] {100, 300, 200}, 1);
    Scaler targets = Scaler.minMax(data.targets(), 1, 0, 1);
    Dataset scaled = targets.applyToTargets(data);

    assertThat(scaled.targets()).containsExactly(0, 1, 0.5f);
    assertThat(scaled.x()).containsExactly(1, 2, 3);
    assertThat(targets.invert(scaled.targets())).containsExactly(100, 300, 200);
  }

  @Test
  void inversionUndoesUpToRounding() {
    float[] values = {1e-3f, 7, 123456, 2e-3f, -7, 654321, 5e-3f, 0.5f, 1};
    Scaler scaler = Scaler.standard(values, 3);
    float[] restored = scaler.invert(scaler.apply(values));
    for (int k = 0; k < values.length; k++) {
      assertThat((double) restored[k]).isCloseTo(values[k], within(1e-6 * scaler.scale()[k % 3]));
    }
  }

  @Test
  void whatDoesNotFitIsRejected() {
    Scaler scaler = Scaler.standard(TRAINING);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scaler.apply(1, 2, 3))
        .withMessage("values has 3 values, expected a multiple of 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> scaler.apply(Dataset.of(new float[3], 3, new float[1], 1)))
        .withMessage("data has 3 inputs, expected 2 as fitted");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.minMax(new float[1], 1, 1, 1))
        .withMessage("low is 1.0 and high is 1.0, expected finite numbers, low less than high");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.standard(new float[0], 1))
        .withMessageStartingWith("values has 0 values and width is 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.standard(new float[] {1, Float.NaN}, 2))
        .withMessage("values has NaN in sample 0, feature 1, expected a finite number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scaler.of(new double[] {0}, new double[] {0}))
        .withMessageStartingWith("offset[0] is 0.0 and scale[0] is 0.0");
  }
}
