package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.Architecture;

/**
 * Which class a prediction or a target stands for. With several outputs, it is the index of the largest one, the first of
 * equals; with one output, it is 1 above ½, or above 0 with hinge loss, and else 0.
 */
public final class Classification {
  private Classification() {}

  /**
   * The class that a network predicts for a sample.
   *
   * @param predictions what the network of that architecture predicted, one prediction after another
   * @param sample the prediction meant, counted from 0
   * @return the class, or −1 if a value of the prediction is NaN
   */
  public static int predicted(Architecture architecture, float[] predictions, int sample) {
    int outputs = architecture.outputs();
    if (outputs > 1) {
      return largest(predictions, sample * outputs, outputs);
    }
    float value = predictions[sample];
    return Float.isNaN(value) ? -1 : side(architecture, value);
  }

  /** The class of a sample of {@code data}, which fits the network of that architecture. */
  public static int expected(Architecture architecture, Dataset data, int sample) {
    if (data.classifies()) {
      return data.classes()[sample];
    }
    int outputs = architecture.outputs();
    return outputs > 1
        ? largest(data.targets(), sample * outputs, outputs)
        : side(architecture, data.targets()[sample]);
  }

  static boolean isHinge(Architecture architecture) {
    return architecture.loss().equals("hinge");
  }

  private static int side(Architecture architecture, float value) {
    return value > (isHinge(architecture) ? 0 : 0.5f) ? 1 : 0;
  }

  private static int largest(float[] values, int from, int count) {
    int largest = -1;
    float most = Float.NEGATIVE_INFINITY;
    for (int u = 0; u < count; u++) {
      float value = values[from + u];
      if (Float.isNaN(value)) {
        return -1;
      }
      if (value > most || largest < 0) {
        most = value;
        largest = u;
      }
    }
    return largest;
  }
}
