package dev.gradpoet.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Size;
import dev.gradpoet.processor.testing.Comparison;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.MethodSizes;
import dev.gradpoet.processor.testing.RandomNetworks;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Generated classes of random networks compute what the interpreter does, and no method of theirs is too large to be compiled. */
@Tag("networks")
class RandomArchitecturesTest {
  private static final long FIRST_SEED = 1;
  private static final int COUNT = 320;
  private static final int MANY = 10_000;
  private static final int BATCH = 80;

  @Test
  void computeWhatTheReferenceDoes() {
    compare(FIRST_SEED, COUNT);
  }

  /** Others than those above. */
  @Test
  @Tag("soak")
  void tenThousandComputeWhatTheReferenceDoes() {
    compare(FIRST_SEED + COUNT, MANY);
  }

  private static void compare(long firstSeed, int count) {
    double largestDifference = 0;
    int largestMethod = 0;
    for (long first = firstSeed; first < firstSeed + count; first += BATCH) {
      List<NetworkModel> networks =
          LongStream.range(first, first + BATCH).mapToObj(RandomNetworks::of).toList();
      long seed = first;
      for (GeneratedNetwork generated : GeneratedNetworks.compile(networks)) {
        largestDifference =
            Math.max(largestDifference, Comparison.compare(generated, seed, "seed " + seed));
        for (Map.Entry<String, Integer> method :
            MethodSizes.of(generated.classFile()).entrySet()) {
          largestMethod = Math.max(largestMethod, method.getValue());
          assertThat(method.getValue())
              .as("seed %s: bytes of %s", seed, method.getKey())
              .isLessThanOrEqualTo(Size.METHOD_BUDGET);
        }
        seed++;
      }
    }
    System.out.printf(
        "random networks: %d; largest method: %d bytes; largest relative difference: %.2g%n",
        count, largestMethod, largestDifference);
  }
}
