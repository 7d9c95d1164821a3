package dev.gradpoet.runtime.internal;

/** Targets that are a distribution over the outputs: they add up to 1. */
public final class Distributions {
  /** How far from 1 the sum may be: room for rounding. */
  public static final double TOLERANCE = 1e-3;

  private Distributions() {}

  /** The first of the samples whose targets do not add up to 1, or −1. */
  public static int firstOther(float[] t, int outputs, int from, int count) {
    for (int sample = from; sample < from + count; sample++) {
      // a NaN is no number that is close enough
      if (!(Math.abs(sum(t, outputs, sample) - 1) <= TOLERANCE)) {
        return sample;
      }
    }
    return -1;
  }

  /** Says of a sample that {@link #firstOther} found what its targets add up to; {@code name} is what they are in. */
  public static String describe(String name, float[] t, int outputs, int sample) {
    return name + " has targets in sample " + sample + " that add up to "
        + (float) sum(t, outputs, sample);
  }

  private static double sum(float[] t, int outputs, int sample) {
    double sum = 0;
    for (int k = sample * outputs; k < (sample + 1) * outputs; k++) {
      sum += t[k];
    }
    return sum;
  }
}
