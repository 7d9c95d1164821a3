package dev.gradpoet.processor.testing;

import java.util.Random;

/** Arrays of floats, as generated code takes them, and as doubles, as the reference does. */
public final class Floats {
  private Floats() {}

  /** Uniform in [low, high). */
  public static float[] uniform(Random random, int count, double low, double high) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (low + (high - low) * random.nextDouble());
    }
    return values;
  }

  /** The same values. */
  public static double[] toDoubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
