package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.Architecture;

/** The metrics of the runtime. */
enum Metrics implements Metric {
  ACCURACY("accuracy") {
    @Override
    public double sum(
        Architecture architecture, float[] predictions, Dataset data, int from, int count) {
      int outputs = architecture.outputs();
      if (outputs == 1) {
        float threshold = isHinge(architecture) ? 0 : 0.5f;
        int right = 0;
        for (int s = 0; s < count; s++) {
          boolean positive = target(architecture, data, from + s, 0) > threshold;
          right += (positive ? predictions[s] > threshold : predictions[s] <= threshold) ? 1 : 0;
        }
        return right;
      }
      int right = 0;
      for (int s = 0; s < count; s++) {
        int expected = data.classifies()
            ? data.classes()[from + s]
            : largest(data.targets(), (from + s) * outputs, outputs);
        right += largest(predictions, s * outputs, outputs) == expected ? 1 : 0;
      }
      return right;
    }
  },

  MEAN_ABSOLUTE_ERROR("mean absolute error") {
    @Override
    public double sum(
        Architecture architecture, float[] predictions, Dataset data, int from, int count) {
      int outputs = architecture.outputs();
      double sum = 0;
      for (int s = 0; s < count; s++) {
        for (int u = 0; u < outputs; u++) {
          sum += Math.abs(
              (double) predictions[s * outputs + u] - target(architecture, data, from + s, u));
        }
      }
      return sum / outputs;
    }
  },

  ROOT_MEAN_SQUARED_ERROR("root mean squared error") {
    @Override
    public double sum(
        Architecture architecture, float[] predictions, Dataset data, int from, int count) {
      int outputs = architecture.outputs();
      double sum = 0;
      for (int s = 0; s < count; s++) {
        for (int u = 0; u < outputs; u++) {
          double error =
              (double) predictions[s * outputs + u] - target(architecture, data, from + s, u);
          sum += error * error;
        }
      }
      return sum / outputs;
    }

    @Override
    public double value(double sum, int samples) {
      return Math.sqrt(sum / samples);
    }
  };

  private final String label;

  Metrics(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  private static boolean isHinge(Architecture architecture) {
    return architecture.loss().equals("hinge");
  }

  /** The target of one output, with a class turned into what the loss expects. */
  private static float target(Architecture architecture, Dataset data, int sample, int output) {
    int outputs = architecture.outputs();
    if (!data.classifies()) {
      return data.targets()[sample * outputs + output];
    }
    boolean on = data.classes()[sample] == (outputs == 1 ? 1 : output);
    return on ? 1 : isHinge(architecture) ? -1 : 0;
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
