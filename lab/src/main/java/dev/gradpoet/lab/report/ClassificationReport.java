package dev.gradpoet.lab.report;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.internal.Numbers;
import dev.gradpoet.runtime.training.Dataset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well a network classifies a dataset; {@link #toString} is a table to print. Immutable.
 *
 * <p>Which class a sample is taken for is the rule of accuracy, {@link dev.gradpoet.runtime.training.Classification}.
 */
public final class ClassificationReport {
  /** Keeps the logarithm of a probability of 0 finite. */
  private static final double LEAST_PROBABILITY = 1e-15;

  private final Predictions predictions;
  private final ConfusionMatrix confusion;
  /** For each class; NaN where it is not defined. */
  private final double[] areas;

  private ClassificationReport(Predictions predictions, ConfusionMatrix confusion) {
    this.predictions = predictions;
    this.confusion = confusion;
    this.areas = IntStream.range(0, predictions.classCount())
        .mapToDouble(c -> bothSides(confusion, c) ? RocCurve.of(predictions, c).area() : Double.NaN)
        .toArray();
  }

  private static boolean bothSides(ConfusionMatrix confusion, int index) {
    return confusion.support(index) > 0 && confusion.support(index) < confusion.samples();
  }

  /**
   * Reports of {@code network} on {@code data}, with the indices of classes as labels.
   *
   * @throws IllegalArgumentException as {@link Predictions#of(NeuralNetwork, Dataset)}, or if samples are not of one class each: of labels there
   *     is {@link MultiLabelReport}, of numbers {@link RegressionReport}
   */
  public static ClassificationReport of(NeuralNetwork network, Dataset data) {
    Predictions predictions = classes(Predictions.of(network, data));
    return new ClassificationReport(predictions, ConfusionMatrix.of(predictions));
  }

  /**
   * Reports of {@code network} on {@code data}.
   *
   * @param labels what the classes are called, from class 0 on
   * @throws IllegalArgumentException as {@link Predictions#of(NeuralNetwork, Dataset)}, or if there are more or fewer labels than classes, or
   *     samples are not of one class each
   */
  public static ClassificationReport of(NeuralNetwork network, Dataset data, List<String> labels) {
    return of(Predictions.of(network, data), labels);
  }

  /** Reports of predictions that were made before. */
  public static ClassificationReport of(Predictions predictions, List<String> labels) {
    return new ClassificationReport(classes(predictions), ConfusionMatrix.of(predictions, labels));
  }

  private static Predictions classes(Predictions predictions) {
    predictions.check(predictions.task().classifies(), "a classification report is of classes");
    return predictions;
  }

  /** How many samples of each class are taken for each class; and precision, recall and F1. */
  public ConfusionMatrix confusion() {
    return confusion;
  }

  /** The share of samples that are classified right. */
  public double accuracy() {
    return confusion.accuracy();
  }

  /**
   * The share of samples whose class is among the {@code k} largest outputs; of equal outputs, the first counts as the larger, as it does
   * for {@link #accuracy}, which is the case k = 1.
   *
   * @param k at least 1
   * @throws IllegalArgumentException if {@code k} is less than 1
   */
  public double topAccuracy(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k is " + k + ", expected at least 1");
    }
    int outputs = predictions.architecture().outputSize();
    if (outputs == 1) {
      return k == 1 ? accuracy() : 1;
    }
    int[] actual = predictions.actualClasses();
    float[] values = predictions.values();
    int hits = 0;
    for (int s = 0; s < actual.length; s++) {
      float own = values[s * outputs + actual[s]];
      int before = 0;
      for (int c = 0; c < outputs; c++) {
        float other = values[s * outputs + c];
        before += other > own || (other == own && c < actual[s]) ? 1 : 0;
      }
      hits += before < k ? 1 : 0;
    }
    return (double) hits / actual.length;
  }

  /** The area under the ROC curve of a class against all others; NaN if no sample or each one is of that class. */
  public double rocAuc(int index) {
    return areas[index];
  }

  /**
   * With two classes, the area under the ROC curve of class 1; with more, the mean of those of all classes against the others, for which it
   * is defined. NaN if all samples are of one class.
   *
   * <p>D. J. Hand, R. J. Till, A Simple Generalisation of the Area Under the ROC Curve, Machine Learning 2001, discuss such means.
   */
  public double rocAuc() {
    return areas.length == 2
        ? areas[1]
        : DoubleStream.of(areas).filter(a -> !Double.isNaN(a)).average().orElse(Double.NaN);
  }

  /**
   * −1/n Σ log p, with p the probability that is predicted for the class of a sample, taken as 10⁻¹⁵ if it is less. NaN if outputs are
   * no probabilities of classes: that takes softmax, or sigmoid with one output.
   *
   * <p>C. M. Bishop, Pattern Recognition and Machine Learning, 2006, equations 4.90 and 4.108.
   */
  public double logLoss() {
    Architecture architecture = predictions.architecture();
    List<LayerInfo> layers = architecture.layers();
    String activation = layers.get(layers.size() - 1).activation();
    int outputs = architecture.outputSize();
    if (!activation.equals("softmax") && !(activation.equals("sigmoid") && outputs == 1)) {
      return Double.NaN;
    }
    int[] actual = predictions.actualClasses();
    float[] values = predictions.values();
    double sum = 0;
    for (int s = 0; s < actual.length; s++) {
      double p = outputs > 1
          ? values[s * outputs + actual[s]]
          : actual[s] == 1 ? values[s] : 1.0 - values[s];
      sum -= Math.log(Math.max(LEAST_PROBABILITY, p));
    }
    return sum / actual.length;
  }

  /** What is to be known of classes for which something is not defined; empty if there is none. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (int c = 0; c < areas.length; c++) {
      String name = "'" + confusion.labels().get(c) + "'";
      if (!confusion.occurs(c)) {
        notes.add(
            name + " occurs neither among samples nor among predictions: averages leave it out");
      } else if (confusion.predicted(c) == 0) {
        notes.add(name + " is never predicted: its precision is taken as 0");
      } else if (confusion.support(c) == 0) {
        notes.add(name + " has no samples: its recall is taken as 0");
      }
      if (confusion.support(c) == confusion.samples()) {
        notes.add("all samples are " + name + ": ROC AUC is not defined");
      }
    }
    return notes;
  }

  /** A table with a row for each class and for the averages, and notes. */
  @Override
  public String toString() {
    boolean oneVersusRest = areas.length > 2;
    TextTable table = Scores.table();
    for (int c = 0; c < areas.length; c++) {
      confusion.scores(c).row(table, confusion.labels().get(c), areas[c]);
    }
    String samples = Long.toString(confusion.samples());
    table.row().row("accuracy", "", "", TextTable.number(accuracy()), "", samples);
    confusion.macro().row(table, "macro avg", rocAuc());
    confusion.weighted().row(table, "weighted avg", Double.NaN);
    StringBuilder text = new StringBuilder(table.toString());
    double logLoss = logLoss();
    if (!Double.isNaN(logLoss)) {
      text.append("\n\nlog loss ").append(Numbers.fixed(logLoss, 4));
    }
    if (oneVersusRest) {
      text.append("\nroc-auc: each class against the others");
    }
    notes().forEach(note -> text.append("\nnote: ").append(note));
    return text.toString();
  }
}
