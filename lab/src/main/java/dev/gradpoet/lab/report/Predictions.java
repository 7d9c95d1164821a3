package dev.gradpoet.lab.report;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.training.Classification;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Task;

/**
 * What a network predicts for each sample of a dataset, beside what is right: what metrics are computed of. It keeps the arrays; otherwise
 * immutable.
 */
public final class Predictions {
  private final Architecture architecture;
  private final Dataset data;
  private final float[] values;
  private final Task task;

  private Predictions(Architecture architecture, Dataset data, float[] values) {
    this.architecture = architecture;
    this.data = data;
    this.values = values;
    this.task = Task.of(architecture, data);
  }

  /**
   * Predicts all samples, dropout off, in the calling thread.
   *
   * @throws IllegalArgumentException if {@code data} does not fit the network, or a prediction is not finite, saying where
   */
  public static Predictions of(NeuralNetwork network, Dataset data) {
    Evaluation.of(network, data.subset(0)); // says if the data does not fit
    float[] values = new float[Math.multiplyExact(data.size(), network.outputs())];
    network.predict(data.x(), 0, data.size(), values);
    return of(network.architecture(), data, values);
  }

  /**
   * Predictions that were made before, or elsewhere.
   *
   * @param values a prediction for each sample of {@code data}, one after another
   * @throws IllegalArgumentException if there are more or fewer, or one is not finite
   */
  public static Predictions of(Architecture architecture, Dataset data, float[] values) {
    int outputs = architecture.outputSize();
    if (values.length != (long) data.size() * outputs) {
      throw new IllegalArgumentException("values has " + values.length + " values, expected "
          + outputs + " for each of " + data.size() + " samples");
    }
    if (data.outputs() != (data.classifies() && outputs == 1 ? 2 : outputs)) {
      throw new IllegalArgumentException(
          "data has " + data.outputs() + (data.classifies() ? " classes" : " target values")
              + ", but the network has " + outputs + " outputs");
    }
    for (int k = 0; k < values.length; k++) {
      if (!Float.isFinite(values[k])) {
        throw new IllegalArgumentException("the prediction for sample " + k / outputs + " has "
            + values[k] + " in output " + k % outputs + ", expected a finite number");
      }
    }
    return new Predictions(architecture, data, values);
  }

  /** What the network is. */
  public Architecture architecture() {
    return architecture;
  }

  /** The samples and what is right. */
  public Dataset data() {
    return data;
  }

  /** The number of samples. */
  public int size() {
    return data.size();
  }

  /** What the network does with that data. */
  public Task task() {
    return task;
  }

  /** The number of classes: of outputs, or 2 with one output. Of labels, it is their number. */
  public int classCount() {
    if (task == Task.MULTI_LABEL) {
      return architecture.outputSize();
    }
    return Math.max(2, architecture.outputSize());
  }

  /** The predictions, one after another: live, not to be changed. */
  public float[] values() {
    return values;
  }

  /**
   * The class predicted for each sample, by {@link Classification#predicted}.
   *
   * @throws IllegalArgumentException if samples are not of one class each
   */
  public int[] predictedClasses() {
    check(task.classifies(), "classes are asked for");
    int[] classes = new int[size()];
    for (int s = 0; s < classes.length; s++) {
      classes[s] = Classification.predicted(task, architecture, values, s);
    }
    return classes;
  }

  /**
   * The class of each sample, by {@link Classification#expected}.
   *
   * @throws IllegalArgumentException if samples are not of one class each
   */
  public int[] actualClasses() {
    check(task.classifies(), "classes are asked for");
    int[] classes = new int[size()];
    for (int s = 0; s < classes.length; s++) {
      classes[s] = Classification.expected(architecture, data, s);
    }
    return classes;
  }

  /** Whether a label is predicted for each sample, by {@link Classification#isPredicted}. */
  boolean[] predictedLabels(int label) {
    boolean[] labels = new boolean[size()];
    for (int s = 0; s < labels.length; s++) {
      labels[s] = Classification.isPredicted(architecture, values, s, label);
    }
    return labels;
  }

  /** Whether each sample is of that class, or has that label. */
  boolean[] actual(int index) {
    boolean[] actual = new boolean[size()];
    int[] classes = task == Task.MULTI_LABEL ? new int[0] : actualClasses();
    for (int s = 0; s < actual.length; s++) {
      actual[s] = task == Task.MULTI_LABEL
          ? Classification.isExpected(architecture, data, s, index)
          : classes[s] == index;
    }
    return actual;
  }

  /** Says if something is asked for that is not defined for what the network does. */
  void check(boolean defined, String what) {
    if (!defined) {
      String instead = switch (task) {
        case REGRESSION -> "RegressionReport";
        case MULTI_LABEL -> "MultiLabelReport";
        case BINARY, MULTI_CLASS -> "ClassificationReport";
      };
      throw task.refusal(what, architecture, instead);
    }
  }

  /** How much each sample is taken for that class or label: its output, or with one output and class 0, the negative of the output. */
  float[] scores(int index) {
    int outputs = architecture.outputSize();
    float[] scores = new float[size()];
    for (int s = 0; s < scores.length; s++) {
      scores[s] = outputs > 1 ? values[s * outputs + index] : index == 1 ? values[s] : -values[s];
    }
    return scores;
  }
}
