package dev.gradpoet.samples.data;

import dev.gradpoet.runtime.training.Dataset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Samples to train on and samples to test on, drawn class by class: both parts have each class in the same proportion.
 *
 * @param training what the network learns from
 * @param test what it never sees in training
 */
public record StratifiedSplit(Dataset training, Dataset test) {

  /**
   * Splits {@code data} at random.
   *
   * @param testShare the share of each class that goes to the test part, in (0, 1)
   * @param seed the same seed gives the same parts
   */
  public static StratifiedSplit of(Dataset data, double testShare, long seed) {
    Random random = new Random(seed);
    List<Integer> training = new ArrayList<>();
    List<Integer> test = new ArrayList<>();
    for (int c = 0; c < data.outputs(); c++) {
      List<Integer> members = membersOf(data, c);
      Collections.shuffle(members, random);
      int testSize = (int) Math.round(testShare * members.size());
      test.addAll(members.subList(0, testSize));
      training.addAll(members.subList(testSize, members.size()));
    }
    return new StratifiedSplit(subset(data, training), subset(data, test));
  }

  private static List<Integer> membersOf(Dataset data, int c) {
    List<Integer> members = new ArrayList<>();
    for (int s = 0; s < data.size(); s++) {
      if (data.classes()[s] == c) {
        members.add(s);
      }
    }
    return members;
  }

  private static Dataset subset(Dataset data, List<Integer> samples) {
    return data.subset(samples.stream().mapToInt(Integer::intValue).toArray());
  }
}
