package dev.gradpoet.samples.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.lab.data.Splits;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.samples.Printed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At least 95 % of the wines are told apart. */
class WineSampleTest {
  private static final double THRESHOLD = 0.95;
  private static final Dataset WINES = wines();

  private static Dataset wines() {
    try {
      return WineSample.table().data();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theSampleReachesItsAccuracyFromSeveralInitialWeights(long seed) {
    assertThat(WineSample.accuracy(scaled(WineSample.SEED), seed))
        .isGreaterThanOrEqualTo(THRESHOLD);
  }

  @Test
  void soDoesTheMeanOfManySplits() {
    double mean = LongStream.rangeClosed(1, 20)
        .mapToDouble(seed -> WineSample.accuracy(scaled(seed), seed))
        .average()
        .orElseThrow();

    assertThat(mean).isGreaterThanOrEqualTo(THRESHOLD);
  }

  @Test
  void theSamplePrintsWhatScalingDoes() throws Exception {
    assertThat(Printed.by(WineSample::main)).contains("proline", "as measured", "scaled");
  }

  private static Dataset.Split scaled(long seed) {
    return WineSample.scaled(Splits.stratified(WINES, 0.8, seed));
  }
}
