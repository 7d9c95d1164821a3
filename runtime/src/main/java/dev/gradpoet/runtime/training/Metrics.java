package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.Architecture;

/** The metrics of the runtime. */
enum Metrics implements Metric {
  ACCURACY("accuracy") {
    @Override
    public double sum(
        Architecture architecture, float[] predictions, Dataset data, int from, int count) {
      Task task = Task.of(architecture, data);
      int right = 0;
      for (int s = 0; s < count; s++) {
        int expected = Classification.expected(architecture, data, from + s);
        right += Classification.predicted(task, architecture, predictions, s) == expected ? 1 : 0;
      }
      return right;
    }

    @Override
    public void check(Architecture architecture, Dataset data) {
      Task task = Task.of(architecture, data);
      if (!task.classifies()) {
        String instead = task == Task.REGRESSION ? ERRORS : LABELS;
        throw task.refusal("metric 'accuracy' is of classes", architecture, instead);
      }
    }
  },

  BINARY_ACCURACY("binary accuracy") {
    @Override
    public double sum(
        Architecture architecture, float[] predictions, Dataset data, int from, int count) {
      long right = 0;
      for (int s = 0; s < count; s++) {
        right += rightLabels(architecture, predictions, s, data, from + s);
      }
      return (double) right / architecture.outputSize();
    }

    @Override
    public void check(Architecture architecture, Dataset data) {
      labels(architecture, data);
    }
  },

  SUBSET_ACCURACY("subset accuracy") {
    @Override
    public double sum(
        Architecture architecture, float[] predictions, Dataset data, int from, int count) {
      int outputs = architecture.outputSize();
      int right = 0;
      for (int s = 0; s < count; s++) {
        right += rightLabels(architecture, predictions, s, data, from + s) == outputs ? 1 : 0;
      }
      return right;
    }

    @Override
    public void check(Architecture architecture, Dataset data) {
      labels(architecture, data);
    }
  },

  MEAN_ABSOLUTE_ERROR("mean absolute error") {
    @Override
    public double sum(
        Architecture architecture, float[] predictions, Dataset data, int from, int count) {
      int outputs = architecture.outputSize();
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
      int outputs = architecture.outputSize();
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

  private static final String ERRORS =
      "Metric.meanAbsoluteError() or Metric.rootMeanSquaredError()";
  private static final String LABELS = "Metric.binaryAccuracy() or Metric.subsetAccuracy()";

  private final String label;

  Metrics(String label) {
    this.label = label;
  }

  @Override
  public String label() {
    return label;
  }

  void labels(Architecture architecture, Dataset data) {
    Task task = Task.of(architecture, data);
    if (task == Task.REGRESSION || task == Task.MULTI_CLASS) {
      String instead = task == Task.REGRESSION ? ERRORS : "Metric.accuracy()";
      throw task.refusal("metric '" + label + "' is of labels", architecture, instead);
    }
  }

  /** How many labels of a sample are predicted right. */
  private static int rightLabels(
      Architecture architecture, float[] predictions, int prediction, Dataset data, int sample) {
    int outputs = architecture.outputSize();
    float threshold = Classification.threshold(architecture);
    int right = 0;
    for (int u = 0; u < outputs; u++) {
      float value = predictions[prediction * outputs + u];
      boolean expected = target(architecture, data, sample, u) > threshold;
      right += !Float.isNaN(value) && value > threshold == expected ? 1 : 0;
    }
    return right;
  }

  /** The target of one output, with a class turned into what the loss expects. */
  private static float target(Architecture architecture, Dataset data, int sample, int output) {
    int outputs = architecture.outputSize();
    if (!data.classifies()) {
      return data.targets()[sample * outputs + output];
    }
    boolean on = data.classes()[sample] == (outputs == 1 ? 1 : output);
    return on ? 1 : Classification.isHinge(architecture) ? -1 : 0;
  }
}
