package dev.gradpoet.samples.wine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.samples.Printed;
import dev.gradpoet.samples.data.StratifiedSplit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At least 95 % of the wines are told apart. */
class WineSampleTest {
  private static final double THRESHOLD = 0.95;

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
  void theSamplePrintsWhatScalingDoes() {
    assertThat(Printed.by(WineSample::main)).contains("proline", "as measured", "scaled");
  }

  private static StratifiedSplit scaled(long seed) {
    return WineSample.scaled(StratifiedSplit.of(WineSample.TABLE.samples(), 0.2, seed));
  }
}
