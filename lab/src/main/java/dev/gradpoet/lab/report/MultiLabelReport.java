package dev.gradpoet.lab.report;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How well a network finds the labels of samples, of which several may apply to one; {@link #toString} is a table to print. Immutable.
 *
 * <p>Whether a label is predicted, {@link dev.gradpoet.runtime.training.Classification#isPredicted} tells. Scores and averages are those of
 * scikit-learn's {@code classification_report} of labels, with 0 where nothing is there to divide by: M. Sokolova, G. Lapalme, A Systematic
 * Analysis of Performance Measures for Classification Tasks, Information Processing and Management 2009, tables 3 and 4.
 */
public final class MultiLabelReport {
  private final List<String> labels;
  /** For each label, and each sample. */
  private final boolean[][] actual;

  private final boolean[][] predicted;
  private final List<Scores> scores;
  /** For each label; NaN where it is not defined. */
  private final double[] areas;

  private MultiLabelReport(Predictions predictions, List<String> labels) {
    this.labels = List.copyOf(labels);
    int count = labels.size();
    this.actual = IntStream.range(0, count).mapToObj(predictions::actual).toArray(boolean[][]::new);
    this.predicted =
        IntStream.range(0, count).mapToObj(predictions::predictedLabels).toArray(boolean[][]::new);
    this.scores = IntStream.range(0, count)
        .mapToObj(label -> count(actual[label], predicted[label]))
        .toList();
    this.areas = new double[count];
    for (int label = 0; label < count; label++) {
      long support = scores.get(label).support();
      areas[label] = support > 0 && support < predictions.size()
          ? RocCurve.of(predictions.scores(label), actual[label]).area()
          : Double.NaN;
    }
  }

  private static Scores count(boolean[] actual, boolean[] predicted) {
    return count(new boolean[][] {actual}, new boolean[][] {predicted});
  }

  private static Scores count(boolean[][] actual, boolean[][] predicted) {
    long hits = 0;
    long alarms = 0;
    long misses = 0;
    for (int i = 0; i < actual.length; i++) {
      for (int j = 0; j < actual[i].length; j++) {
        hits += actual[i][j] && predicted[i][j] ? 1 : 0;
        alarms += predicted[i][j] && !actual[i][j] ? 1 : 0;
        misses += actual[i][j] && !predicted[i][j] ? 1 : 0;
      }
    }
    return Scores.of(hits, alarms, misses);
  }

  /**
   * Reports of {@code network} on {@code data}, with the indices of outputs as labels.
   *
   * @throws IllegalArgumentException as {@link Predictions#of(NeuralNetwork, Dataset)}, or if the network does not predict labels of which
   *     several may apply: those have several outputs of binary cross-entropy or hinge loss, and numbers as targets
   */
  public static MultiLabelReport of(NeuralNetwork network, Dataset data) {
    List<String> numbers =
        IntStream.range(0, network.outputs()).mapToObj(Integer::toString).toList();
    return of(Predictions.of(network, data), numbers);
  }

  /**
   * Reports of {@code network} on {@code data}.
   *
   * @param labels what the labels are called, from output 0 on
   * @throws IllegalArgumentException as {@link #of(NeuralNetwork, Dataset)}, or if there are more or fewer labels than outputs
   */
  public static MultiLabelReport of(NeuralNetwork network, Dataset data, List<String> labels) {
    return of(Predictions.of(network, data), labels);
  }

  /** Reports of predictions that were made before. */
  public static MultiLabelReport of(Predictions predictions, List<String> labels) {
    predictions.check(
        predictions.task() == Task.MULTI_LABEL,
        "a multi-label report is of labels, of which several may apply");
    if (labels.size() != predictions.classCount()) {
      throw new IllegalArgumentException("labels has " + labels.size() + " labels, expected "
          + predictions.classCount() + ", one for each output");
    }
    return new MultiLabelReport(predictions, labels);
  }

  /** What the labels are called. */
  public List<String> labels() {
    return labels;
  }

  /** The number of samples. */
  public int samples() {
    return actual[0].length;
  }

  /** Precision, recall and F1 of a label; the support is the number of samples that have it. */
  public Scores scores(int label) {
    return scores.get(label);
  }

  /** How many samples with a label, and without, are predicted to have it: {@code without} is class 0, {@code with} class 1. */
  public ConfusionMatrix confusion(int label) {
    return ConfusionMatrix.of(
        indices(actual[label]), indices(predicted[label]), List.of("without", "with"));
  }

  private static int[] indices(boolean[] flags) {
    return IntStream.range(0, flags.length).map(i -> flags[i] ? 1 : 0).toArray();
  }

  /** The scores by the counts of all labels together. */
  public Scores micro() {
    return count(actual, predicted);
  }

  /** The mean of the scores of all labels. */
  public Scores macro() {
    return average(scores, each -> 1);
  }

  /** The mean of the scores of labels, weighted by their numbers of samples; 0 if no sample has a label. */
  public Scores weighted() {
    return average(scores, Scores::support);
  }

  /** The mean of the scores of samples, each by the labels that it has and those that are predicted for it. */
  public Scores sampleAverage() {
    return average(IntStream.range(0, samples()).mapToObj(this::ofSample).toList(), each -> 1);
  }

  private Scores ofSample(int sample) {
    return count(row(actual, sample), row(predicted, sample));
  }

  private boolean[] row(boolean[][] flags, int sample) {
    boolean[] row = new boolean[labels.size()];
    for (int label = 0; label < row.length; label++) {
      row[label] = flags[label][sample];
    }
    return row;
  }

  private static Scores average(List<Scores> all, ToDoubleFunction<Scores> weight) {
    double precision = 0;
    double recall = 0;
    double f1 = 0;
    double weights = 0;
    long support = 0;
    for (Scores each : all) {
      double w = weight.applyAsDouble(each);
      precision += w * each.precision();
      recall += w * each.recall();
      f1 += w * each.f1();
      weights += w;
      support += each.support();
    }
    double sum = weights == 0 ? 1 : weights; // all terms are 0 then
    return new Scores(precision / sum, recall / sum, f1 / sum, support);
  }

  /** The share of labels, over labels and samples, that are predicted right: 1 minus the Hamming loss. */
  public double binaryAccuracy() {
    return IntStream.range(0, labels.size())
        .mapToDouble(label -> confusion(label).accuracy())
        .average()
        .orElse(Double.NaN);
  }

  /** The share of samples whose labels are all predicted right. */
  public double subsetAccuracy() {
    int right = 0;
    for (int sample = 0; sample < samples(); sample++) {
      int s = sample;
      right +=
          IntStream.range(0, labels.size()).allMatch(l -> actual[l][s] == predicted[l][s]) ? 1 : 0;
    }
    return (double) right / samples();
  }

  /** The area under the ROC curve of a label; NaN if no sample or each one has it. */
  public double rocAuc(int label) {
    return areas[label];
  }

  /** The mean of the areas under the ROC curves of labels, where they are defined; NaN if none is. */
  public double rocAuc() {
    return DoubleStream.of(areas).filter(a -> !Double.isNaN(a)).average().orElse(Double.NaN);
  }

  /** What is to be known of labels for which something is not defined; empty if there is none. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    for (int label = 0; label < labels.size(); label++) {
      String name = "'" + labels.get(label) + "'";
      long support = scores.get(label).support();
      boolean isPredicted = confusion(label).predicted(1) > 0;
      if (support == 0) {
        notes.add(name + " applies to no sample: its recall is taken as 0, ROC AUC is not defined");
      } else if (support == samples()) {
        notes.add(name + " applies to all samples: ROC AUC is not defined");
      }
      if (!isPredicted) {
        notes.add(name + " is never predicted: its precision is taken as 0");
      }
    }
    return notes;
  }

  /** A table with a row for each label and for the averages, and notes. */
  @Override
  public String toString() {
    TextTable table = Scores.table();
    for (int label = 0; label < labels.size(); label++) {
      scores.get(label).row(table, labels.get(label), areas[label]);
    }
    micro().row(table.row(), "micro avg", Double.NaN);
    macro().row(table, "macro avg", rocAuc());
    weighted().row(table, "weighted avg", Double.NaN);
    sampleAverage().row(table, "samples avg", Double.NaN);
    StringBuilder text = new StringBuilder(table.toString());
    text.append("\n\nof ").append(samples()).append(samples() == 1 ? " sample" : " samples");
    text.append(": binary accuracy ").append(TextTable.number(binaryAccuracy()));
    text.append(", subset accuracy ").append(TextTable.number(subsetAccuracy()));
    notes().forEach(note -> text.append("\nnote: ").append(note));
    return text.toString();
  }
}
