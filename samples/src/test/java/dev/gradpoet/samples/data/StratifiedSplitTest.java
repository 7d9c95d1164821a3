package dev.gradpoet.samples.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.runtime.training.Dataset;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A split keeps every sample once and every class in proportion. */
class StratifiedSplitTest {
  /** Samples 0 to 59: twice as many of class 0 as of class 1. */
  private final Dataset data = Dataset.ofClasses(
      numbers(60), 1, IntStream.range(0, 60).map(s -> s % 3 / 2).toArray(), 2);

  @Test
  void bothPartsTogetherAreTheWhole() {
    StratifiedSplit split = StratifiedSplit.of(data, 0.25, 1);

    float[] all = Arrays.copyOf(split.training().x(), 60);
    System.arraycopy(
        split.test().x(), 0, all, split.training().size(), split.test().size());
    assertThat(all).containsExactlyInAnyOrder(numbers(60));
  }

  @Test
  void bothPartsHaveEachClassInTheSameProportion() {
    StratifiedSplit split = StratifiedSplit.of(data, 0.25, 1);

    assertThat(sizeOfClass(split.test(), 0)).isEqualTo(10);
    assertThat(sizeOfClass(split.test(), 1)).isEqualTo(5);
    assertThat(sizeOfClass(split.training(), 0)).isEqualTo(30);
    assertThat(sizeOfClass(split.training(), 1)).isEqualTo(15);
  }

  @Test
  void samplesKeepTheirClass() {
    Dataset test = StratifiedSplit.of(data, 0.25, 1).test();

    for (int s = 0; s < test.size(); s++) {
      assertThat(test.classes()[s]).isEqualTo((int) test.x()[s] % 3 / 2);
    }
  }

  @Test
  void theSeedDecides() {
    float[] test = StratifiedSplit.of(data, 0.25, 1).test().x();

    assertThat(StratifiedSplit.of(data, 0.25, 1).test().x()).isEqualTo(test);
    assertThat(StratifiedSplit.of(data, 0.25, 2).test().x()).isNotEqualTo(test);
  }

  private static long sizeOfClass(Dataset data, int c) {
    return Arrays.stream(data.classes()).filter(each -> each == c).count();
  }

  private static float[] numbers(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = i;
    }
    return numbers;
  }
}
