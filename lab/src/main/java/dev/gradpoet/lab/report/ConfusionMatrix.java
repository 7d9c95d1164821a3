package dev.gradpoet.lab.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How many samples of each class are taken for each class, and what follows of it. Immutable.
 *
 * <p>Averages are over the classes that occur, among samples or predictions: M. Sokolova, G. Lapalme, A Systematic Analysis of
 * Performance Measures for Classification Tasks, Information Processing and Management 2009, table 3.
 */
public final class ConfusionMatrix {
  private final List<String> labels;
  private final long[][] counts;

  private ConfusionMatrix(List<String> labels, long[][] counts) {
    this.labels = labels;
    this.counts = counts;
  }

  /** The matrix of a network's predictions, with the indices of classes as labels. */
  public static ConfusionMatrix of(Predictions predictions) {
    classes(predictions);
    return of(predictions, indices(predictions.classCount()));
  }

  /**
   * The matrix of a network's predictions.
   *
   * @param labels what classes are called
   * @throws IllegalArgumentException if there are more or fewer labels than classes, or samples are not of one class each
   */
  public static ConfusionMatrix of(Predictions predictions, List<String> labels) {
    classes(predictions);
    if (labels.size() != predictions.classCount()) {
      throw new IllegalArgumentException("labels has " + labels.size() + " labels, expected "
          + predictions.classCount() + ", one for each class");
    }
    return of(predictions.actualClasses(), predictions.predictedClasses(), labels);
  }

  /**
   * The matrix of classes given.
   *
   * @param actual the class of each sample
   * @param predicted what it is taken for, in the same order
   * @param labels what classes are called, from class 0 on
   * @throws IllegalArgumentException if there is no sample, the lengths differ or a class has no label
   */
  public static ConfusionMatrix of(int[] actual, int[] predicted, List<String> labels) {
    if (actual.length == 0 || actual.length != predicted.length) {
      throw new IllegalArgumentException("actual has " + actual.length + " classes and predicted "
          + predicted.length + ", expected as many, at least 1");
    }
    long[][] counts = new long[labels.size()][labels.size()];
    for (int s = 0; s < actual.length; s++) {
      counts[checked("actual", actual, s, labels)][checked("predicted", predicted, s, labels)]++;
    }
    return new ConfusionMatrix(List.copyOf(labels), counts);
  }

  private static void classes(Predictions predictions) {
    predictions.check(predictions.task().classifies(), "a confusion matrix is of classes");
  }

  private static int checked(String name, int[] classes, int sample, List<String> labels) {
    if (classes[sample] < 0 || classes[sample] >= labels.size()) {
      throw new IllegalArgumentException(name + "[" + sample + "] is " + classes[sample]
          + ", expected 0 to " + (labels.size() - 1));
    }
    return classes[sample];
  }

  private static List<String> indices(int count) {
    return IntStream.range(0, count).mapToObj(Integer::toString).toList();
  }

  /** What the classes are called. */
  public List<String> labels() {
    return labels;
  }

  /** How many samples of class {@code actual} are taken for class {@code predicted}. */
  public long count(int actual, int predicted) {
    return counts[actual][predicted];
  }

  /** The number of samples. */
  public long samples() {
    return IntStream.range(0, counts.length).mapToLong(this::support).sum();
  }

  /** The number of samples of the class with that index. */
  public long support(int index) {
    return IntStream.range(0, counts.length).mapToLong(p -> counts[index][p]).sum();
  }

  /** The number of samples taken for a class. */
  long predicted(int index) {
    return IntStream.range(0, counts.length).mapToLong(a -> counts[a][index]).sum();
  }

  /** The share of samples that are taken for what they are. */
  public double accuracy() {
    return micro().recall();
  }

  /** Precision, recall and F1 of a class against all others. */
  public Scores scores(int index) {
    long hits = counts[index][index];
    return Scores.of(hits, predicted(index) - hits, support(index) - hits);
  }

  /** The scores by the counts of all classes together. As each sample has one class, all three are the accuracy. */
  public Scores micro() {
    long hits = IntStream.range(0, counts.length).mapToLong(c -> counts[c][c]).sum();
    return Scores.of(hits, samples() - hits, samples() - hits);
  }

  /** The mean of the scores of the classes that occur. */
  public Scores macro() {
    return average(scores -> 1);
  }

  /** The mean of the scores of classes, weighted by their numbers of samples. */
  public Scores weighted() {
    return average(Scores::support);
  }

  private Scores average(ToDoubleFunction<Scores> weight) {
    List<Scores> all = new ArrayList<>();
    for (int c = 0; c < counts.length; c++) {
      if (occurs(c)) {
        all.add(scores(c));
      }
    }
    double weights = all.stream().mapToDouble(weight).sum();
    return new Scores(
        all.stream().mapToDouble(s -> weight.applyAsDouble(s) * s.precision()).sum() / weights,
        all.stream().mapToDouble(s -> weight.applyAsDouble(s) * s.recall()).sum() / weights,
        all.stream().mapToDouble(s -> weight.applyAsDouble(s) * s.f1()).sum() / weights,
        samples());
  }

  /** Whether there is a sample of the class, or one that is taken for it. */
  boolean occurs(int index) {
    return support(index) + predicted(index) > 0;
  }

  /** A table: a row for each class, a column for each class that it is taken for. */
  @Override
  public String toString() {
    TextTable table = new TextTable(1);
    List<String> head = new ArrayList<>(List.of("actual \\ predicted"));
    head.addAll(labels);
    table.row(head);
    for (int a = 0; a < counts.length; a++) {
      List<String> row = new ArrayList<>(List.of(labels.get(a)));
      for (long count : counts[a]) {
        row.add(Long.toString(count));
      }
      table.row(row);
    }
    return table.toString();
  }
}
