package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.internal.Finite;

/** The checks of a dataset's arrays: their messages say which sample and which value. */
final class DatasetChecks {
  private DatasetChecks() {}

  /** The number of samples in {@code values}. */
  static int samples(String name, float[] values, int width, String widthName) {
    Arguments.present(name, values);
    Arguments.atLeast(widthName, width, 1);
    if (values.length == 0) {
      throw new IllegalArgumentException(
          name + " is empty, expected at least one sample of " + width + " values");
    }
    if (values.length % width != 0) {
      throw new IllegalArgumentException(name + " has " + values.length
          + " values, expected a multiple of " + widthName + " = " + width);
    }
    return values.length / width;
  }

  static void sameSize(int samples, String name, int count) {
    if (count != samples) {
      throw new IllegalArgumentException(
          name + " are for " + count + " samples, expected " + samples + ", as many as in x");
    }
  }

  static void finite(String name, float[] values, int width, String feature) {
    int bad = Finite.firstNonFinite(values, 0, values.length);
    if (bad >= 0) {
      String where = "sample " + bad / width + ", " + feature + " " + bad % width;
      throw new IllegalArgumentException(
          name + " has " + values[bad] + " in " + where + ", expected a finite number");
    }
  }

  static void classes(int[] classes, int classCount) {
    Arguments.atLeast("classCount", classCount, 2);
    for (int sample = 0; sample < classes.length; sample++) {
      if (classes[sample] < 0 || classes[sample] >= classCount) {
        throw new IllegalArgumentException("classes has " + classes[sample] + " in sample " + sample
            + ", expected 0 to " + (classCount - 1) + ": classes count from 0");
      }
    }
  }

  static void weights(float[] weights, int count, String of) {
    Arguments.present("weights", weights);
    if (weights.length != count) {
      throw new IllegalArgumentException(
          "weights has " + weights.length + " values, expected " + count + ", one for each " + of);
    }
    boolean areZero = true;
    for (int i = 0; i < count; i++) {
      if (!(weights[i] >= 0 && weights[i] < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("weights has " + weights[i] + " for " + of + " " + i
            + ", expected a finite number of at least 0");
      }
      areZero &= weights[i] == 0;
    }
    if (areZero) {
      throw new IllegalArgumentException(
          "weights has only 0, expected at least one greater number");
    }
  }

  static float[] flatten(String name, float[][] rows, String feature) {
    Arguments.present(name, rows);
    if (rows.length == 0) {
      throw new IllegalArgumentException(name + " is empty, expected at least one sample");
    }
    int width = Arguments.atLeast(
        "the number of " + feature + "s of sample 0 of " + name,
        Arguments.present(name + "[0]", rows[0]).length,
        1);
    float[] flat = new float[Math.multiplyExact(rows.length, width)];
    for (int sample = 0; sample < rows.length; sample++) {
      Arguments.present(name + "[" + sample + "]", rows[sample]);
      if (rows[sample].length != width) {
        throw new IllegalArgumentException(name + " has " + rows[sample].length
            + " values in sample " + sample + ", expected " + width + " as in sample 0");
      }
      System.arraycopy(rows[sample], 0, flat, sample * width, width);
    }
    return flat;
  }
}
