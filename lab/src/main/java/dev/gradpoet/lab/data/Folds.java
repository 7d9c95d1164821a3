package dev.gradpoet.lab.data;

import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.training.Dataset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.IntStream;

/**
 * K-fold cross-validation: each sample is in the validation part of one fold, and in the training parts of the others. Parts are copied when a
 * fold is asked for. Immutable.
 */
public final class Folds implements Iterable<Folds.Fold> {
  private final Dataset data;
  /** The samples in random order. */
  private final int[] order;
  /** For each of them, the fold that validates on it. */
  private final int[] foldOf;

  private final int count;

  private Folds(Dataset data, int[] order, int[] foldOf, int count) {
    this.data = data;
    this.order = order;
    this.foldOf = foldOf;
    this.count = count;
  }

  /**
   * One fold.
   *
   * @param number the fold, counted from 1
   * @param training what to train on
   * @param validation what to evaluate on
   */
  public record Fold(int number, Dataset training, Dataset validation) {}

  /**
   * Folds at random, of sizes that differ by at most 1.
   *
   * @param count the number of folds, at least 2
   * @param seed the same seed gives the same folds
   * @throws IllegalArgumentException if there are fewer samples than folds
   */
  public static Folds of(Dataset data, int count, long seed) {
    check(count);
    if (data.size() < count) {
      throw new IllegalArgumentException("data has " + data.size() + " samples, expected at least "
          + count + ", one for each fold");
    }
    int[] order = Strata.shuffle(Splits.indices(data.size()), new SplitMix64(seed));
    return new Folds(data, order, dealt(data.size(), count), count);
  }

  /**
   * As {@link #of}, and the samples of each class are spread evenly: their numbers differ by at most 1 among folds.
   *
   * @throws IllegalArgumentException if targets are numbers, or a class has fewer samples than there are folds
   */
  public static Folds stratified(Dataset data, int count, long seed) {
    check(count);
    SplitMix64 random = new SplitMix64(seed);
    int[][] members = Strata.of(data, random);
    Strata.check(members, count, "fold");
    int[] byClass = Arrays.stream(members).flatMapToInt(Arrays::stream).toArray();
    int[] foldOfSample = new int[data.size()];
    for (int i = 0; i < byClass.length; i++) {
      foldOfSample[byClass[i]] = i % count;
    }
    int[] order = Strata.shuffle(byClass, random);
    return new Folds(data, order, Arrays.stream(order).map(s -> foldOfSample[s]).toArray(), count);
  }

  private static void check(int count) {
    if (count < 2) {
      throw new IllegalArgumentException("count is " + count + ", expected at least 2");
    }
  }

  private static int[] dealt(int size, int count) {
    return IntStream.range(0, size).map(i -> i % count).toArray();
  }

  /** The number of folds. */
  public int count() {
    return count;
  }

  /**
   * A fold.
   *
   * @param number the fold, counted from 1
   * @throws IllegalArgumentException if there is no such fold
   */
  public Fold fold(int number) {
    if (number < 1 || number > count) {
      throw new IllegalArgumentException("number is " + number + ", expected 1 to " + count);
    }
    return new Fold(number, part(number, false), part(number, true));
  }

  private Dataset part(int number, boolean validation) {
    return data.subset(IntStream.range(0, order.length)
        .filter(i -> (foldOf[i] == number - 1) == validation)
        .map(i -> order[i])
        .toArray());
  }

  @Override
  public Iterator<Fold> iterator() {
    return IntStream.rangeClosed(1, count).mapToObj(this::fold).iterator();
  }
}
