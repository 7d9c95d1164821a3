package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.internal.Nullable;
import java.util.Arrays;

/**
 * Samples with their targets: numbers, or the index of a class for each sample. They may have weights, which say how much each counts
 * in the loss.
 *
 * <p>Samples lie one after another in a flat array. The arrays given are kept, not copied: who changes them later
 * trains on what was not checked. Otherwise immutable and safe for use by several threads.
 */
public final class Dataset {
  private final float[] x;
  private final int inputs;
  private final float @Nullable [] targets;
  private final int @Nullable [] classes;
  private final int outputs;
  private final float @Nullable [] weights;
  private final int size;

  private Dataset(
      float[] x,
      int inputs,
      float @Nullable [] targets,
      int @Nullable [] classes,
      int outputs,
      float @Nullable [] weights,
      int size) {
    this.x = x;
    this.inputs = inputs;
    this.targets = targets;
    this.classes = classes;
    this.outputs = outputs;
    this.weights = weights;
    this.size = size;
  }

  /**
   * Samples with numbers as targets.
   *
   * @param x the samples, {@code inputs} values each, finite
   * @param inputs the number of values of a sample, at least 1
   * @param targets the targets in the same order, {@code outputs} values each, finite
   * @param outputs the number of values of a target, at least 1
   * @throws IllegalArgumentException if there is no sample, a length does not fit or a value is not finite, saying
   *     where
   */
  public static Dataset of(float[] x, int inputs, float[] targets, int outputs) {
    int size = DatasetChecks.samples("x", x, inputs, "inputs");
    int targetCount = DatasetChecks.samples("targets", targets, outputs, "outputs");
    DatasetChecks.sameSize(size, "targets", targetCount);
    DatasetChecks.finite("x", x, inputs, "feature");
    DatasetChecks.finite("targets", targets, outputs, "output");
    return new Dataset(x, inputs, targets, null, outputs, null, size);
  }

  /** As {@link #of(float[], int, float[], int)}, with one array for each sample and target; copies them. */
  public static Dataset of(float[][] x, float[][] targets) {
    float[] samples = DatasetChecks.flatten("x", x, "feature");
    float[] flatTargets = DatasetChecks.flatten("targets", targets, "output");
    DatasetChecks.sameSize(x.length, "targets", targets.length);
    return of(samples, x[0].length, flatTargets, targets[0].length);
  }

  /**
   * Samples with a class each.
   *
   * @param x the samples, {@code inputs} values each, finite
   * @param inputs the number of values of a sample, at least 1
   * @param classes the class of each sample, in 0 … {@code classCount} − 1
   * @param classCount the number of classes, at least 2
   * @throws IllegalArgumentException if there is no sample, a length does not fit, a value is not finite or a class out
   *     of range, saying where
   */
  public static Dataset ofClasses(float[] x, int inputs, int[] classes, int classCount) {
    int size = DatasetChecks.samples("x", x, inputs, "inputs");
    DatasetChecks.sameSize(size, "classes", Arguments.present("classes", classes).length);
    DatasetChecks.finite("x", x, inputs, "feature");
    DatasetChecks.classes(classes, classCount);
    return new Dataset(x, inputs, null, classes, classCount, null, size);
  }

  /** As {@link #ofClasses(float[], int, int[], int)}, with one array for each sample; copies the samples. */
  public static Dataset ofClasses(float[][] x, int[] classes, int classCount) {
    float[] samples = DatasetChecks.flatten("x", x, "feature");
    return ofClasses(samples, x[0].length, classes, classCount);
  }

  /**
   * The same samples with weights, instead of those they have: a sample of weight w counts in the loss, and so in training, as if it
   * occurred w times. The mean loss is still that by the number of samples, not by the sum of the weights, as in Keras. Metrics take no
   * notice. The network must be declared with {@code @Network(sampleWeights = true)}.
   *
   * @param weights one for each sample, finite and at least 0, not all of them 0
   * @throws IllegalArgumentException if there are more or fewer, or one is out of range, saying which
   */
  public Dataset withWeights(float... weights) {
    DatasetChecks.weights(weights, size, "sample");
    return new Dataset(x, inputs, targets, classes, outputs, weights, size);
  }

  /**
   * The same samples, each with the weight of its class, times the weight that it has already.
   *
   * @param weights one for each class, finite and at least 0
   * @throws IllegalArgumentException as {@link #withWeights}
   * @throws IllegalStateException if targets are numbers
   */
  public Dataset withClassWeights(float... weights) {
    int[] of = classes();
    DatasetChecks.weights(weights, outputs, "class");
    float[] each = new float[size];
    for (int i = 0; i < size; i++) {
      each[i] = weights[of[i]] * (this.weights == null ? 1 : this.weights[i]);
    }
    return withWeights(each);
  }

  /**
   * The same samples with class weights that let each class count as much as any other: n / (k · n<sub>c</sub>) for class c, with n
   * samples, k classes that occur and n<sub>c</sub> samples of class c, as 'balanced' in scikit-learn. Their
   * mean is 1; weights that the samples have already are multiplied, and do not count in it.
   *
   * @throws IllegalStateException if targets are numbers
   */
  public Dataset balanced() {
    int[] counts = new int[outputs];
    int occurring = 0;
    for (int of : classes()) {
      occurring += counts[of]++ == 0 ? 1 : 0;
    }
    float[] each = new float[outputs];
    for (int of : classes()) {
      each[of] = (float) ((double) size / occurring / counts[of]);
    }
    return withClassWeights(each);
  }

  /** The number of samples, at least 1. */
  public int size() {
    return size;
  }

  /** The number of values of a sample. */
  public int inputs() {
    return inputs;
  }

  /** The number of values of a target, or the number of classes. */
  public int outputs() {
    return outputs;
  }

  /** Whether targets are class indices. */
  public boolean classifies() {
    return classes != null;
  }

  /** Whether samples have weights. */
  public boolean isWeighted() {
    return weights != null;
  }

  /**
   * The weight of each sample: live, not to be changed.
   *
   * @throws IllegalStateException if there are none
   */
  public float[] weights() {
    if (weights == null) {
      throw new IllegalStateException("the samples have no weights: use withWeights(...)");
    }
    return weights;
  }

  /** The samples, one after another: live, not to be changed. */
  public float[] x() {
    return x;
  }

  /**
   * The targets, one after another: live, not to be changed.
   *
   * @throws IllegalStateException if targets are class indices
   */
  public float[] targets() {
    if (targets == null) {
      throw new IllegalStateException("the targets are class indices: use classes()");
    }
    return targets;
  }

  /**
   * The class of each sample: live, not to be changed.
   *
   * @throws IllegalStateException if targets are numbers
   */
  public int[] classes() {
    if (classes == null) {
      throw new IllegalStateException("the targets are numbers: use targets()");
    }
    return classes;
  }

  /**
   * The samples of those indices with all that belongs to them, in that order, copied; an index may occur more than once.
   *
   * @throws IllegalArgumentException if there is no index, or one is not in 0 … {@link #size} − 1
   */
  public Dataset subset(int... indices) {
    Arguments.atLeast("the number of indices", indices.length, 1);
    for (int i = 0; i < indices.length; i++) {
      if (indices[i] < 0 || indices[i] >= size) {
        throw new IllegalArgumentException(
            "indices[" + i + "] is " + indices[i] + ", expected 0 to " + (size - 1));
      }
    }
    Dataset subset = room(indices.length);
    gather(indices, 0, indices.length, subset);
    return subset;
  }

  /**
   * Splits into two parts at random, each a copy: the first of {@code fraction} · size samples, rounded, but at least
   * one in each part.
   *
   * @param fraction the share of the first part, greater than 0 and less than 1
   * @param seed the same seed gives the same parts
   * @throws IllegalArgumentException if {@code fraction} is out of range or there is only one sample
   */
  public Split split(double fraction, long seed) {
    Arguments.check(
        fraction > 0 && fraction < 1,
        "fraction",
        fraction,
        "a number greater than 0 and less than 1");
    if (size < 2) {
      throw new IllegalArgumentException("the dataset has 1 sample, expected at least 2 to split");
    }
    int[] order = Shuffle.identity(size);
    Shuffle.shuffle(order, new SplitMix64(seed));
    int first = (int) Math.max(1, Math.min(size - 1, Math.round(fraction * size)));
    return new Split(
        subset(Arrays.copyOf(order, first)), subset(Arrays.copyOfRange(order, first, size)));
  }

  /**
   * The two parts of a dataset.
   *
   * @param first the part whose share was asked for
   * @param second the rest
   */
  public record Split(Dataset first, Dataset second) {}

  /** Room for that many samples of this kind. */
  Dataset room(int samples) {
    return new Dataset(
        new float[Math.multiplyExact(samples, inputs)],
        inputs,
        targets == null ? null : new float[Math.multiplyExact(samples, outputs)],
        classes == null ? null : new int[samples],
        outputs,
        weights == null ? null : new float[samples],
        samples);
  }

  /** Copies samples {@code order[from]} to {@code order[from + count - 1]} to the start of {@code room}. */
  void gather(int[] order, int from, int count, Dataset room) {
    for (int i = 0; i < count; i++) {
      int sample = order[from + i];
      System.arraycopy(x, sample * inputs, room.x, i * inputs, inputs);
      if (targets != null) {
        System.arraycopy(targets, sample * outputs, room.targets(), i * outputs, outputs);
      } else {
        room.classes()[i] = classes()[sample];
      }
      if (weights != null) {
        room.weights()[i] = weights[sample];
      }
    }
  }

  @Override
  public String toString() {
    return size + " samples of " + inputs + " values, " + outputs
        + (classes == null ? " target values" : " classes") + (weights == null ? "" : ", weighted");
  }
}
