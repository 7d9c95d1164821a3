package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.Architecture;

/** The metrics of the runtime. */
enum Metrics implements Metric {
  ACCURACY("accuracy") {
    @Override
    public double sum(
        Architecture architecture, float[] predictions, Dataset data, int from, int count) {
      int right = 0;
      for (int s = 0; s < count; s++) {
        int expected = Classification.expected(architecture, data, from + s);
        right += Classification.predicted(architecture, predictions, s) == expected ? 1 : 0;
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

  /** The target of one output, with a class turned into what the loss expects. */
  private static float target(Architecture architecture, Dataset data, int sample, int output) {
    int outputs = architecture.outputs();
    if (!data.classifies()) {
      return data.targets()[sample * outputs + output];
    }
    boolean on = data.classes()[sample] == (outputs == 1 ? 1 : output);
    return on ? 1 : Classification.isHinge(architecture) ? -1 : 0;
  }
}
