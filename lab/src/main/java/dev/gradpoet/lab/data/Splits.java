package dev.gradpoet.lab.data;

import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.training.Dataset;
import java.util.Arrays;

/**
 * Splits into parts at random; each part is a copy, in random order, of at least one sample. The same seed gives the same
 * parts. For two parts at random there is {@link Dataset#split}.
 */
public final class Splits {
  private Splits() {}

  /**
   * The three parts of a dataset.
   *
   * @param training what a network learns from
   * @param validation what tells while it learns how well it does on other samples
   * @param test what tells at the end
   */
  public record Parts(Dataset training, Dataset validation, Dataset test) {}

  /**
   * Three parts at random.
   *
   * @param validation the share of the validation part, greater than 0
   * @param test the share of the test part, greater than 0; less than 1 together
   * @throws IllegalArgumentException if a share is out of range, or there are fewer than 3 samples
   */
  public static Parts of(Dataset data, double validation, double test, long seed) {
    double rest = rest(validation, test);
    if (data.size() < 3) {
      throw new IllegalArgumentException(
          "data has " + data.size() + " samples, expected at least 3, one for each part");
    }
    int[] order = Strata.shuffle(indices(data.size()), new SplitMix64(seed));
    int[][] parts = cut(order, rest, rest + validation);
    return new Parts(data.subset(parts[0]), data.subset(parts[1]), data.subset(parts[2]));
  }

  /**
   * Three parts at random, each with the classes in the proportions of the whole: a class's share of a part is off by less than one
   * sample, unless that would be none.
   *
   * @throws IllegalArgumentException as {@link #of}, if targets are numbers, or if a class has 1 or 2 samples
   */
  public static Parts stratified(Dataset data, double validation, double test, long seed) {
    double rest = rest(validation, test);
    int[][] parts = stratified(data, seed, rest, rest + validation);
    return new Parts(data.subset(parts[0]), data.subset(parts[1]), data.subset(parts[2]));
  }

  /**
   * Two parts at random, as {@link #stratified(Dataset, double, double, long)}.
   *
   * @param fraction the share of the first part, greater than 0 and less than 1
   * @throws IllegalArgumentException if {@code fraction} is out of range, targets are numbers, or a class has 1 sample
   */
  public static Dataset.Split stratified(Dataset data, double fraction, long seed) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "fraction is " + fraction + ", expected a number greater than 0 and less than 1");
    }
    int[][] parts = stratified(data, seed, fraction);
    return new Dataset.Split(data.subset(parts[0]), data.subset(parts[1]));
  }

  private static int[][] stratified(Dataset data, long seed, double... ends) {
    SplitMix64 random = new SplitMix64(seed);
    int[][] members = Strata.of(data, random);
    Strata.check(members, ends.length + 1, "part");
    int[][] parts = new int[ends.length + 1][0];
    for (int[] some : members) {
      if (some.length > 0) {
        int[][] pieces = cut(some, ends);
        for (int p = 0; p < parts.length; p++) {
          int size = parts[p].length;
          parts[p] = Arrays.copyOf(parts[p], size + pieces[p].length);
          System.arraycopy(pieces[p], 0, parts[p], size, pieces[p].length);
        }
      }
    }
    for (int[] part : parts) {
      Strata.shuffle(part, random);
    }
    return parts;
  }

  /** Cuts at those shares of the whole, rounded, with at least one sample in each piece. */
  private static int[][] cut(int[] samples, double... ends) {
    int[][] pieces = new int[ends.length + 1][];
    int from = 0;
    for (int p = 0; p < ends.length; p++) {
      int most = samples.length - (ends.length - p);
      int end = (int) Math.max(from + 1, Math.min(most, Math.round(ends[p] * samples.length)));
      pieces[p] = Arrays.copyOfRange(samples, from, end);
      from = end;
    }
    pieces[ends.length] = Arrays.copyOfRange(samples, from, samples.length);
    return pieces;
  }

  private static double rest(double validation, double test) {
    if (!(validation > 0 && test > 0 && validation + test < 1)) {
      throw new IllegalArgumentException("validation is " + validation + " and test is " + test
          + ", expected numbers greater than 0, less than 1 together");
    }
    return 1 - validation - test;
  }

  static int[] indices(int size) {
    int[] indices = new int[size];
    Arrays.setAll(indices, i -> i);
    return indices;
  }
}
