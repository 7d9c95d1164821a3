package dev.gradpoet.runtime;

import dev.gradpoet.runtime.internal.Distributions;

/** The checks that generated code makes on its arguments. Stateless; they allocate only to fail. */
public final class Checks {
  private Checks() {}

  /**
   * Checks that {@code values} holds samples {@code from} to {@code from + count - 1}.
   *
   * @throws IllegalArgumentException if not, naming {@code argument}
   */
  public static void samples(String argument, int length, int width, int from, int count) {
    if (from < 0 || count < 0) {
      throw new IllegalArgumentException(
          (from < 0 ? "from is " + from : "count is " + count) + ": it must be at least 0");
    }
    long end = ((long) from + count) * width;
    if (length < end) {
      throw new IllegalArgumentException(argument + " holds " + length + " values, but " + count
          + " samples from sample " + from + " of " + width + " values each need " + end);
    }
  }

  /**
   * Checks that the targets of each of the samples {@code from} to {@code from + count - 1} add up to 1, up to 0.001.
   *
   * @throws IllegalArgumentException if not, naming {@code argument}, the sample and the sum
   */
  public static void distributions(String argument, float[] t, int outputs, int from, int count) {
    int sample = Distributions.firstOther(t, outputs, from, count);
    if (sample >= 0) {
      throw new IllegalArgumentException(Distributions.describe(argument, t, outputs, sample)
          + ", but cross-entropy takes a distribution over the classes, which adds up to 1;"
          + " weights of samples are an argument of their own");
    }
  }

  /**
   * Checks that {@code length}, that of the argument of that name, is exactly {@code expected}.
   *
   * @throws IllegalArgumentException if not
   */
  public static void length(String argument, int length, int expected) {
    if (length != expected) {
      throw new IllegalArgumentException(
          argument + " has " + length + " values, expected " + expected);
    }
  }

  /**
   * Checks a class index and returns it.
   *
   * @throws IllegalArgumentException if it is not in 0 … {@code count} − 1
   */
  public static int classIndex(int[] classes, int sample, int count) {
    int index = classes[sample];
    if (index < 0 || index >= count) {
      throw new IllegalArgumentException("classes[" + sample + "] is " + index + ", expected 0 to "
          + (count - 1) + ": classes count from 0");
    }
    return index;
  }

  /** What a pass throws while another one runs in the same instance. */
  public static IllegalStateException busy(Architecture architecture) {
    return new IllegalStateException(
        "a pass of this instance of network '" + architecture.name()
            + "' runs already, in another thread or around this call: give each thread a fork() of its own");
  }

  /** What a pass with weights of samples throws in a network that takes none. */
  public static UnsupportedOperationException notWeighted(Architecture architecture) {
    return new UnsupportedOperationException("network '" + architecture.name()
        + "' takes no sample weights: declare @Network(sampleWeights = true)");
  }

  /** What a pass with class indices throws in a network that takes none. */
  public static UnsupportedOperationException notClassifying(Architecture architecture) {
    return new UnsupportedOperationException("network '" + architecture.name() + "' has the loss "
        + architecture.loss() + ", which takes targets as numbers, not as class indices");
  }
}
