package dev.gradpoet.samples.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.training.Dataset;
import org.junit.jupiter.api.Test;

/** Features are scaled by the statistics of the training samples. */
class StandardizationTest {
  private final Dataset training =
      Dataset.ofClasses(new float[] {1, 7, 3, 7, 5, 7, 7, 7}, 2, new int[] {0, 1, 0, 1}, 2);

  @Test
  void meanAndDeviationAreThoseOfTheTrainingSamples() {
    Standardization scale = Standardization.of(training);

    assertThat(scale.mean()).containsExactly(4, 7);
    assertThat(scale.deviation()).containsExactly(Math.sqrt(5), 1);
  }

  @Test
  void otherSamplesAreScaledByThem() {
    Dataset other = Dataset.ofClasses(new float[] {4, 7, 14, 9}, 2, new int[] {1, 0}, 2);

    Dataset scaled = Standardization.of(training).apply(other);

    assertThat(scaled.x()).containsExactly(0, 0, (float) (10 / Math.sqrt(5)), 2);
    assertThat(scaled.classes()).containsExactly(1, 0);
  }
}
