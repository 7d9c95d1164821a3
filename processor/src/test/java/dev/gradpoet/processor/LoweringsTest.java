package dev.gradpoet.processor;

import dev.gradpoet.Style;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.Agreement;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.RandomNetworks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever computes them, networks of the same shape and parameters do the same, also with dropout, for batches of any size. */
@Tag("networks")
class LoweringsTest {
  private static final long FIRST_SEED = 1_000;
  private static final int COUNT = 40;

  /** Around the number of rows that are added at a time, and of samples that are computed together. */
  private static final int[] BATCHES = {1, 3, 4, 5, 63, 64, 65, 150};

  /**
   * Sums of the same terms in another order differ by rounding: by less than this, times the largest sum, for the few thousand terms here
   * (2⁻²⁴ for each, most of which cancel).
   */
  private static final double TOLERANCE = 2e-5;

  @Test
  void bothStylesComputeTheSame() {
    List<NetworkModel> fast = new ArrayList<>();
    List<NetworkModel> teaching = new ArrayList<>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + COUNT; seed++) {
      NetworkModel network = RandomNetworks.of(seed);
      fast.add(network.withStyle(Style.FAST));
      teaching.add(network.withStyle(Style.TEACHING));
    }
    List<GeneratedNetwork> fastClasses = GeneratedNetworks.compile(fast);
    List<GeneratedNetwork> teachingClasses = GeneratedNetworks.compile(teaching);
    for (int i = 0; i < COUNT; i++) {
      for (int batch : BATCHES) {
        long seed = FIRST_SEED + i;
        Agreement.check(
            fastClasses.get(i),
            teachingClasses.get(i),
            batch,
            seed,
            TOLERANCE,
            "seed " + seed + ", batch " + batch);
      }
    }
  }
}
