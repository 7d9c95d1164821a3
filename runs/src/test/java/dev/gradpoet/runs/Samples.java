package dev.gradpoet.runs;

import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.training.Dataset;

/** Data drawn at random. */
public final class Samples {
  private Samples() {}

  /** Samples in [−1, 1)ⁿ, of the class that the sum of their values tells. */
  public static Dataset classes(int size, int inputs, int classes, long seed) {
    SplitMix64 random = new SplitMix64(seed);
    float[] x = new float[size * inputs];
    int[] of = new int[size];
    for (int s = 0; s < size; s++) {
      double sum = 0;
      for (int i = s * inputs; i < (s + 1) * inputs; i++) {
        x[i] = 2 * random.nextFloat() - 1;
        sum += x[i];
      }
      of[s] = (int) Math.floorMod((long) Math.floor(2 * sum), (long) classes);
    }
    return Dataset.ofClasses(x, inputs, of, classes);
  }
}
