package dev.gradpoet.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradpoet.Style;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.Floats;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.RandomNetworks;
import dev.gradpoet.processor.testing.Targets;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever computes them, networks of the same shape and parameters do the same, also with dropout, for batches of any size. */
class LoweringsTest {
  private static final long FIRST_SEED = 1_000;
  private static final int COUNT = 40;

  /** Around the number of rows that are added at a time, and of samples that are computed together. */
  private static final int[] BATCHES = {1, 3, 4, 5, 63, 64, 65, 150};

  /** The first samples are left out, so that offsets count. */
  private static final int FROM = 2;

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
        compare(fastClasses.get(i), teachingClasses.get(i), batch, FIRST_SEED + i);
      }
    }
  }

  private static void compare(
      GeneratedNetwork fast, GeneratedNetwork teaching, int batch, long seed) {
    NeuralNetwork one = fast.create(seed);
    NeuralNetwork other = teaching.create(seed);
    String what = "seed " + seed + ", batch " + batch;
    assertThat(one.parameters()).as(what).isEqualTo(other.parameters());
    Random random = new Random(seed);
    int samples = FROM + batch;
    float[] x = Floats.uniform(random, samples * one.inputs(), -1, 1);
    float[] t = Targets.random(fast.model(), random, samples);

    float[] predicted = new float[batch * one.outputs()];
    float[] expected = new float[batch * one.outputs()];
    one.predict(x, FROM, batch, predicted);
    other.predict(x, FROM, batch, expected);
    close(predicted, expected, what + ", prediction");

    one.dropoutSeed(seed);
    other.dropoutSeed(seed);
    double loss = one.accumulate(x, t, FROM, batch);
    double expectedLoss = other.accumulate(x, t, FROM, batch);
    assertThat(loss)
        .as(what + ", loss")
        .isCloseTo(expectedLoss, within(TOLERANCE * (1 + Math.abs(expectedLoss))));
    close(one.gradient(), other.gradient(), what + ", gradient");
  }

  private static void close(float[] actual, float[] expected, String what) {
    double largest = 1;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < expected.length; i++) {
      assertThat((double) actual[i])
          .as("%s, value %s", what, i)
          .isCloseTo(expected[i], within(TOLERANCE * largest));
    }
  }
}
