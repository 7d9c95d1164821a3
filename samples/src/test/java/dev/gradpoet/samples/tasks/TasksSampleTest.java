package dev.gradpoet.samples.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.samples.Printed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each task is learned well, from whatever seed. */
class TasksSampleTest {

  /** The error cannot be less than the noise, but for the luck of the test samples. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theCurveIsLearnedUpToTheNoise(long seed) {
    assertThat(TasksSample.curve(seed)).isLessThan(1.25 * TaskData.NOISE);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theHalfCirclesAreToldApart(long seed) {
    assertThat(TasksSample.moons(seed)).isGreaterThan(0.98);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theRingsAreToldApart(long seed) {
    assertThat(TasksSample.rings(seed)).isGreaterThan(0.95);
  }

  @Test
  void theSamplePrintsTheTasks() throws Exception {
    assertThat(Printed.by(TasksSample::main))
        .contains("regression", "two classes", "three classes");
  }
}
