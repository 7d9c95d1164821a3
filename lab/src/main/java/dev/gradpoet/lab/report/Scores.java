package dev.gradpoet.lab.report;

/**
 * Precision, recall and F1 of a class, or an average of those of classes, each in 0 … 1; 0 where nothing is there to divide by.
 *
 * <p>C. J. van Rijsbergen, Information Retrieval, 2nd edition, 1979, chapter 7: F1 is the harmonic mean of the two.
 *
 * @param precision of the samples taken for the class, the share that is of it: TP / (TP + FP)
 * @param recall of the samples of the class, the share that is taken for it: TP / (TP + FN)
 * @param f1 2 TP / (2 TP + FP + FN)
 * @param support the number of samples of the class, or of all
 */
public record Scores(double precision, double recall, double f1, long support) {

  /** The scores by counts of samples. */
  static Scores of(long truePositives, long falsePositives, long falseNegatives) {
    return new Scores(
        share(truePositives, truePositives + falsePositives),
        share(truePositives, truePositives + falseNegatives),
        share(2 * truePositives, 2 * truePositives + falsePositives + falseNegatives),
        truePositives + falseNegatives);
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }

  /** A table of scores: {@link #row}. */
  static TextTable table() {
    return new TextTable(1)
        .row("", "precision", "recall", "f1-score", "roc-auc", "support")
        .row();
  }

  /** Adds these scores to a {@link #table}, with the area under the curve, NaN if there is none. */
  void row(TextTable table, String name, double area) {
    table.row(
        name,
        TextTable.number(precision),
        TextTable.number(recall),
        TextTable.number(f1),
        TextTable.number(area),
        Long.toString(support));
  }
}
