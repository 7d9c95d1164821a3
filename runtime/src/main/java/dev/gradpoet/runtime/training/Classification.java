package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.Architecture;

/**
 * Which class a prediction or a target stands for, or which labels. A class is the index of the largest of several outputs, the first of
 * equals; one output stands for class 1 above ½, or above 0 with hinge loss, and else for class 0. Labels are by the same rule for each
 * output.
 */
public final class Classification {
  private Classification() {}

  /**
   * The class that a network predicts for a sample.
   *
   * @param predictions what the network of that architecture predicted, one prediction after another
   * @param sample the prediction meant, counted from 0
   * @return the class, or −1 if a value of the prediction is NaN
   * @throws IllegalArgumentException if the network predicts numbers, or labels of which several may apply
   */
  public static int predicted(Architecture architecture, float[] predictions, int sample) {
    return predicted(Task.of(architecture), architecture, predictions, sample);
  }

  /**
   * The same, of a network that does {@code task}: {@link Task#ofClasses} for one with several outputs of binary cross-entropy or hinge loss
   * that was trained with class indices.
   *
   * @throws IllegalArgumentException if the task is not to find a class
   */
  public static int predicted(
      Task task, Architecture architecture, float[] predictions, int sample) {
    int outputs = architecture.outputSize();
    return switch (task) {
      case MULTI_CLASS -> largest(predictions, sample * outputs, outputs);
      case BINARY -> {
        float value = predictions[sample];
        yield Float.isNaN(value) ? -1 : side(architecture, value);
      }
      case REGRESSION -> throw task.refusal("a class is asked for", architecture, "the numbers");
      case MULTI_LABEL ->
        throw task.refusal(
            "a class is asked for", architecture, "Classification.isPredicted for each label");
    };
  }

  /**
   * Whether a label is predicted for a sample: whether its output is above ½, or above 0 with hinge loss. A NaN is not.
   *
   * @param label the output meant, counted from 0
   */
  public static boolean isPredicted(
      Architecture architecture, float[] predictions, int sample, int label) {
    return side(architecture, predictions[sample * architecture.outputSize() + label]) == 1;
  }

  /**
   * The class of a sample of {@code data}, which fits the network of that architecture.
   *
   * @throws IllegalArgumentException if the task of the network is not to find a class
   */
  public static int expected(Architecture architecture, Dataset data, int sample) {
    if (data.classifies()) {
      return data.classes()[sample];
    }
    return predicted(Task.of(architecture), architecture, data.targets(), sample);
  }

  /** Whether a label applies to a sample of {@code data}, whose targets are numbers: whether its target is above ½, or above 0 with hinge loss. */
  public static boolean isExpected(Architecture architecture, Dataset data, int sample, int label) {
    return isPredicted(architecture, data.targets(), sample, label);
  }

  static boolean isHinge(Architecture architecture) {
    return architecture.loss().equals("hinge");
  }

  /** What an output is above that stands for class 1, or for a label that applies. */
  static float threshold(Architecture architecture) {
    return isHinge(architecture) ? 0 : 0.5f;
  }

  private static int side(Architecture architecture, float value) {
    return value > threshold(architecture) ? 1 : 0;
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
