package dev.gradpoet.samples.iris;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.samples.Printed;
import dev.gradpoet.samples.data.StratifiedSplit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At least 95 % of the irises are named right. */
class IrisSampleTest {
  private static final double THRESHOLD = 0.95;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theSampleReachesItsAccuracyFromSeveralInitialWeights(long seed) {
    StratifiedSplit flowers = IrisSample.split(IrisSample.SEED);

    assertThat(accuracy(flowers, seed)).isGreaterThanOrEqualTo(THRESHOLD);
  }

  @Test
  void soDoesTheMeanOfManySplits() {
    double mean = LongStream.rangeClosed(1, 20)
        .mapToDouble(seed -> accuracy(IrisSample.split(seed), seed))
        .average()
        .orElseThrow();

    assertThat(mean).isGreaterThanOrEqualTo(THRESHOLD);
  }

  @Test
  void theSamplePrintsWhatIsTakenForWhat() {
    assertThat(Printed.by(IrisSample::main))
        .contains("Of 30 that it has not seen", "setosa                 10");
  }

  private static double accuracy(StratifiedSplit flowers, long seed) {
    return IrisSample.accuracy(IrisSample.train(flowers.training(), seed), flowers.test());
  }
}
