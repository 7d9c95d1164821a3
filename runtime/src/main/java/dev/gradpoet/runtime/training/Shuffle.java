package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.SplitMix64;

/** Random orders. */
final class Shuffle {
  private Shuffle() {}

  static int[] identity(int size) {
    int[] order = new int[size];
    reset(order);
    return order;
  }

  static void reset(int[] order) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
  }

  /** R. Durstenfeld, Algorithm 235: Random Permutation, Communications of the ACM 1964 (Fisher-Yates). */
  static void shuffle(int[] order, SplitMix64 random) {
    for (int i = order.length - 1; i > 0; i--) {
      // The high half of a product maps 32 bits to 0 … i: D. Lemire, 2019; the bias, at most
      // 2⁻³² i, does not matter here.
      int j = (int) (((random.nextLong() >>> 32) * (i + 1L)) >>> 32);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
