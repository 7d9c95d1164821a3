package dev.gradpoet.runtime.internal;

import java.util.Arrays;

/** Looks for NaN and infinity in ranges of arrays, fast where there are none. */
public final class Finite {
  private Finite() {}

  /** Whether all values of the range, which is not empty, are 0 (and not −0). */
  public static boolean areZero(float[] values, int from, int to) {
    // Each equals the next one: a comparison of ranges is vectorised, a loop that may end early is
    // not.
    return Float.floatToRawIntBits(values[from]) == 0
        && Arrays.equals(values, from, to - 1, values, from + 1, to);
  }

  /** The index of the first value of the range that is not finite, or −1. */
  public static int firstNonFinite(float[] values, int from, int to) {
    // v · 0 is 0 for a finite v, NaN for any other. Eight sums, because one would wait for each
    // addition.
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    float s4 = 0;
    float s5 = 0;
    float s6 = 0;
    float s7 = 0;
    int i = from;
    for (; i + 7 < to; i += 8) {
      s0 += values[i] * 0;
      s1 += values[i + 1] * 0;
      s2 += values[i + 2] * 0;
      s3 += values[i + 3] * 0;
      s4 += values[i + 4] * 0;
      s5 += values[i + 5] * 0;
      s6 += values[i + 6] * 0;
      s7 += values[i + 7] * 0;
    }
    for (; i < to; i++) {
      s0 += values[i] * 0;
    }
    if (s0 + s1 + s2 + s3 + s4 + s5 + s6 + s7 == 0) {
      return -1;
    }
    i = from;
    while (Float.isFinite(values[i])) {
      i++;
    }
    return i;
  }
}
