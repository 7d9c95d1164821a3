package dev.gradpoet.lab.plot;

import dev.gradpoet.lab.report.MultiLabelReport;
import dev.gradpoet.lab.report.Predictions;
import dev.gradpoet.lab.report.RocCurve;
import dev.gradpoet.runtime.internal.Numbers;
import dev.gradpoet.runtime.training.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Receiver operating characteristics with the areas below them, and the diagonal of a guess.
 *
 * <pre>{@code
 * RocPlot.of(Predictions.of(network, test), List.of("setosa", "versicolor", "virginica"))
 *     .write(Path.of("roc.png"));
 * }</pre>
 */
public final class RocPlot {
  private static final int SIDE = 440;
  private static final int ABOVE = 30;
  private static final int GAP = 24;
  private static final int MARGIN = 22;

  /** So that curves along the edges are not hidden by the axes. */
  private static final double SLACK = 0.02;

  private final List<Line> lines;
  private final Legend legend = new Legend();

  /** @param category tells the colour: of a class, it is the same in all plots */
  private record Line(String name, RocCurve curve, int category) {}

  private RocPlot(List<Line> lines) {
    this.lines = lines;
    for (Line line : lines) {
      // The number first: long names are shortened.
      String name = line.name().isEmpty() ? "" : ", " + line.name();
      String text = "AUC " + Numbers.fixed(line.curve().area(), 3) + name;
      legend.line(Style.category(line.category()), Style.stroke(line.category()), text);
    }
    legend.line(Style.LINE, Style.dashed(1.5f, 5, 4), "AUC 0.500, guess");
  }

  /** One curve. */
  public static Plot of(RocCurve curve) {
    return of(Map.of("", curve));
  }

  /**
   * Several curves, each with its name, in the order of the map: of models, say.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Plot of(Map<String, RocCurve> curves) {
    if (curves.isEmpty()) {
      throw new IllegalArgumentException("curves is empty, expected at least one curve");
    }
    List<Line> lines = new ArrayList<>();
    curves.forEach((name, curve) -> lines.add(new Line(name, curve, lines.size())));
    return new RocPlot(lines).plot(curves.size() == 1 ? "" : curves.size() + " curves");
  }

  /** As {@link #of(Predictions, List)}, with the indices of classes as labels. */
  public static Plot of(Predictions predictions) {
    return of(predictions, Labels.numbered("class ", predictions.classCount()));
  }

  /**
   * A curve for each class of a network, against all others, in the colour that the class has in each plot. With two classes, it is that of class
   * 1. Classes without samples have no curve and are named below the title. Of labels, of which several may apply, each has a curve, unless it
   * applies to none or to all samples.
   *
   * @param labels what classes or labels are called
   * @throws IllegalArgumentException if there are more or fewer labels than classes, no curve is defined, as where all samples are of one class, or
   *     the network predicts numbers
   */
  public static Plot of(Predictions predictions, List<String> labels) {
    int count = predictions.classCount();
    Labels.checked("labels", labels, count, "class");
    return predictions.task() == Task.MULTI_LABEL
        ? ofLabels(predictions, labels)
        : ofClasses(predictions, labels);
  }

  private static Plot ofClasses(Predictions predictions, List<String> labels) {
    int count = labels.size();
    int[] samples = new int[count];
    for (int actual : predictions.actualClasses()) {
      samples[actual]++;
    }
    List<Line> lines = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      if (samples[c] == predictions.size()) {
        throw new IllegalArgumentException("predictions has samples of class '" + labels.get(c)
            + "' alone, expected samples of at least two classes");
      }
      if (samples[c] == 0) {
        missing.add(labels.get(c));
      } else if (count > 2 || c == 1) {
        lines.add(new Line(labels.get(c), RocCurve.of(predictions, c), c));
      }
    }
    String note =
        count > 2 ? "each class against all others" : labels.get(1) + " against " + labels.get(0);
    String without = missing.isEmpty() ? "" : "; no samples of " + String.join(", ", missing);
    return new RocPlot(lines).plot(note + size(predictions) + without);
  }

  private static Plot ofLabels(Predictions predictions, List<String> labels) {
    MultiLabelReport report = MultiLabelReport.of(predictions, labels);
    List<Line> lines = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (int label = 0; label < labels.size(); label++) {
      if (Double.isNaN(report.rocAuc(label))) {
        missing.add(labels.get(label));
      } else {
        lines.add(new Line(labels.get(label), RocCurve.of(predictions, label), label));
      }
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          "predictions has no label that applies to some samples and not to all, expected one");
    }
    String without = missing.isEmpty() ? "" : "; not defined for " + String.join(", ", missing);
    return new RocPlot(lines).plot("each label" + size(predictions) + without);
  }

  private static String size(Predictions predictions) {
    return String.format(Locale.ROOT, ", %,d samples", predictions.size());
  }

  private Plot plot(String note) {
    int width = Axes.LEFT + SIDE + GAP + legend.width() + MARGIN;
    int height = Math.max(ABOVE + SIDE + Axes.BELOW, ABOVE + legend.height() + MARGIN);
    return new Plot("Receiver operating characteristic", note, width, height, this::draw);
  }

  private void draw(Canvas canvas) {
    Axes axes = new Axes(
        new Axis(-SLACK, 1 + SLACK, false, Axes.LEFT, Axes.LEFT + SIDE),
        new Axis(-SLACK, 1 + SLACK, false, ABOVE + SIDE, ABOVE));
    axes.grid(canvas);
    axes.above(canvas, "true positive rate");
    axes.below(canvas, "false positive rate");
    double[] ends = {0, 1};
    axes.line(canvas, ends, ends, Style.LINE, Style.dashed(1.5f, 5, 4));
    for (Line line : lines) {
      axes.line(
          canvas,
          line.curve().falsePositiveRates(),
          line.curve().truePositiveRates(),
          Style.category(line.category()),
          Style.stroke(line.category()));
    }
    legend.draw(canvas, Axes.LEFT + SIDE + GAP, ABOVE);
  }
}
