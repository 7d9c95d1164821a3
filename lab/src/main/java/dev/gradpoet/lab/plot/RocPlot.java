package dev.gradpoet.lab.plot;

import dev.gradpoet.lab.report.Predictions;
import dev.gradpoet.lab.report.RocCurve;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

  private final Map<String, RocCurve> curves;
  private final Legend legend = new Legend();

  private RocPlot(Map<String, RocCurve> curves) {
    this.curves = new LinkedHashMap<>(curves);
    int i = 0;
    for (Map.Entry<String, RocCurve> entry : this.curves.entrySet()) {
      double area = entry.getValue().area();
      // The number first: long names are shortened.
      String name = entry.getKey().isEmpty() ? "" : ", " + entry.getKey();
      String text = String.format(Locale.ROOT, "AUC %.3f%s", area, name);
      legend.line(Style.category(i), Style.stroke(i), text);
      i++;
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
    return new RocPlot(curves).plot(curves.size() == 1 ? "" : curves.size() + " curves");
  }

  /** As {@link #of(Predictions, List)}, with the indices of classes as labels. */
  public static Plot of(Predictions predictions) {
    return of(predictions, Labels.numbered("class ", predictions.classCount()));
  }

  /**
   * A curve for each class of a network, against all others. With two classes, it is that of class 1. Classes without samples have no curve
   * and are named below the title.
   *
   * @param labels what classes are called
   * @throws IllegalArgumentException if there are more or fewer labels than classes, or all samples are of one class
   */
  public static Plot of(Predictions predictions, List<String> labels) {
    int count = predictions.classCount();
    Labels.checked("labels", labels, count, "class");
    int[] samples = new int[count];
    for (int actual : predictions.actualClasses()) {
      samples[actual]++;
    }
    Map<String, RocCurve> curves = new LinkedHashMap<>();
    List<String> missing = new ArrayList<>();
    for (int c = 0; c < count; c++) {
      if (samples[c] == predictions.size()) {
        throw new IllegalArgumentException("predictions has samples of class '" + labels.get(c)
            + "' alone, expected samples of at least two classes");
      }
      if (samples[c] == 0) {
        missing.add(labels.get(c));
      } else if (count > 2 || c == 1) {
        curves.put(labels.get(c), RocCurve.of(predictions, c));
      }
    }
    String note =
        count > 2 ? "each class against all others" : labels.get(1) + " against " + labels.get(0);
    String size = String.format(Locale.ROOT, ", %,d samples", predictions.size());
    String without = missing.isEmpty() ? "" : "; no samples of " + String.join(", ", missing);
    return new RocPlot(curves).plot(note + size + without);
  }

  private Plot plot(String note) {
    int width = Axes.LEFT + SIDE + GAP + legend.width() + MARGIN;
    int height = Math.max(ABOVE + SIDE + Axes.BELOW, ABOVE + legend.height() + MARGIN);
    return new Plot("Receiver operating characteristic", note, width, height, this::draw);
  }

  private void draw(Graphics2D graphics) {
    Axes axes = new Axes(
        new Axis(-SLACK, 1 + SLACK, false, Axes.LEFT, Axes.LEFT + SIDE),
        new Axis(-SLACK, 1 + SLACK, false, ABOVE + SIDE, ABOVE));
    axes.grid(graphics);
    axes.above(graphics, "true positive rate");
    axes.below(graphics, "false positive rate");
    double[] ends = {0, 1};
    axes.line(graphics, ends, ends, Style.LINE, Style.dashed(1.5f, 5, 4));
    int i = 0;
    for (RocCurve curve : curves.values()) {
      axes.line(
          graphics,
          curve.falsePositiveRates(),
          curve.truePositiveRates(),
          Style.category(i),
          Style.stroke(i));
      i++;
    }
    legend.draw(graphics, Axes.LEFT + SIDE + GAP, ABOVE);
  }
}
