package dev.gradpoet.lab.data;

import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.training.Dataset;
import java.util.Arrays;

/** The samples of a dataset by class, and random orders. */
final class Strata {
  private Strata() {}

  /** The samples of each class, each class in random order. */
  static int[][] of(Dataset data, SplitMix64 random) {
    if (!data.classifies()) {
      throw new IllegalArgumentException(
          "data has numbers as targets, expected classes to keep their proportions");
    }
    int[] counts = new int[data.outputs()];
    for (int c : data.classes()) {
      counts[c]++;
    }
    int[][] members = Arrays.stream(counts).mapToObj(int[]::new).toArray(int[][]::new);
    for (int s = data.size() - 1; s >= 0; s--) {
      int c = data.classes()[s];
      counts[c]--;
      members[c][counts[c]] = s;
    }
    for (int[] some : members) {
      shuffle(some, random);
    }
    return members;
  }

  /** Checks that each class that occurs has at least {@code least} samples. */
  static void check(int[][] members, int least, String parts) {
    for (int c = 0; c < members.length; c++) {
      if (members[c].length > 0 && members[c].length < least) {
        throw new IllegalArgumentException("class " + c + " has " + members[c].length
            + (members[c].length == 1 ? " sample" : " samples") + ", expected at least " + least
            + ", one for each " + parts);
      }
    }
  }

  /** R. Durstenfeld, Algorithm 235: Random Permutation, Communications of the ACM 1964 (Fisher-Yates). */
  static int[] shuffle(int[] samples, SplitMix64 random) {
    for (int i = samples.length - 1; i > 0; i--) {
      int j = (int) Long.remainderUnsigned(random.nextLong(), i + 1L);
      int swapped = samples[i];
      samples[i] = samples[j];
      samples[j] = swapped;
    }
    return samples;
  }
}
