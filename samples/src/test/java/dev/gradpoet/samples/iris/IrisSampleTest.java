package dev.gradpoet.samples.iris;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.samples.Printed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At least 95 % of the irises are named right. */
class IrisSampleTest {
  private static final double THRESHOLD = 0.95;
  private static final Dataset FLOWERS = flowers();

  private static Dataset flowers() {
    try {
      return IrisSample.table().data();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theSampleReachesItsAccuracyFromSeveralInitialWeights(long seed) {
    assertThat(accuracy(IrisSample.SEED, seed)).isGreaterThanOrEqualTo(THRESHOLD);
  }

  @Test
  void soDoesTheMeanOfManySplits() {
    double mean = LongStream.rangeClosed(1, 20)
        .mapToDouble(seed -> accuracy(seed, seed))
        .average()
        .orElseThrow();

    assertThat(mean).isGreaterThanOrEqualTo(THRESHOLD);
  }

  @Test
  void theSamplePrintsWhatIsTakenForWhat() throws Exception {
    assertThat(Printed.by(IrisSample::main))
        .contains("Of 30 that it has not seen", "\nsetosa                  10");
  }

  private static double accuracy(long splitSeed, long seed) {
    Dataset.Split split = IrisSample.split(FLOWERS, splitSeed);
    IrisNetwork network = IrisSample.train(split.first(), seed);
    return Evaluation.of(network, split.second(), Metric.accuracy()).metric(Metric.accuracy());
  }
}
