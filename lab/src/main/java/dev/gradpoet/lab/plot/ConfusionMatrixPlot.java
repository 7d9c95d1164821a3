package dev.gradpoet.lab.plot;

import dev.gradpoet.lab.report.ConfusionMatrix;
import dev.gradpoet.runtime.internal.Numbers;
import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Locale;

/**
 * A confusion matrix: a row for each class, a column for each class that it is taken for. A cell has the number of samples, and is the darker
 * the greater its share of its row.
 *
 * <pre>{@code
 * ConfusionMatrix matrix = ConfusionMatrix.of(Predictions.of(network, test), names);
 * ConfusionMatrixPlot.of(matrix).write(Path.of("confusion.png"));
 * }</pre>
 */
public final class ConfusionMatrixPlot {
  private static final int MARGIN = 22;
  private static final int AXIS_TITLE = 26;
  private static final int WIDEST_LABEL = 200;
  private static final int LEAST_SIDE = 240;
  private static final int LEAST_CELL = 28;
  private static final int MOST_CELL = 120;
  private static final int MOST_CLASSES = 100;
  private static final int GAP = 8;
  private static final int PADDING = 6;

  private final ConfusionMatrix matrix;
  private final List<String> labels;
  private final int size;
  private final int cell;
  private final boolean upright;
  private final int left;
  private final int top;
  private final ColorBar bar =
      new ColorBar("share of row", 0, 1, share -> Style.tint(Style.BLUE, share));

  private ConfusionMatrixPlot(ConfusionMatrix matrix) {
    this.matrix = matrix;
    this.labels = matrix.labels().stream()
        .map(label -> Style.fit(label, Style.PLAIN, WIDEST_LABEL))
        .toList();
    this.size = labels.size();
    int widestLabel = widest(labels);
    int widestCount = 0;
    for (int a = 0; a < size; a++) {
      for (int p = 0; p < size; p++) {
        widestCount = Math.max(widestCount, widest(List.of(count(a, p))));
      }
    }
    int roomy = Math.max(LEAST_CELL, Math.min(MOST_CELL, 480 / size));
    this.cell = Math.max(roomy, widestCount + 2 * PADDING);
    this.upright = widestLabel + GAP > cell;
    this.left = MARGIN + AXIS_TITLE + widestLabel + GAP;
    this.top = AXIS_TITLE + (upright ? widestLabel : 14) + GAP;
  }

  /**
   * The plot of a matrix.
   *
   * @throws IllegalArgumentException if it has more than 100 classes, which nobody could read
   */
  public static Plot of(ConfusionMatrix matrix) {
    if (matrix.labels().size() > MOST_CLASSES) {
      throw new IllegalArgumentException("matrix has " + matrix.labels().size()
          + " classes, expected at most " + MOST_CLASSES + " for a picture");
    }
    return new ConfusionMatrixPlot(matrix).plot();
  }

  private static int widest(List<String> texts) {
    return (int) Math.ceil(
        texts.stream().mapToDouble(text -> Style.width(text, Style.PLAIN)).max().orElse(0));
  }

  private String count(int actual, int predicted) {
    return String.format(Locale.ROOT, "%,d", matrix.count(actual, predicted));
  }

  private int side() {
    return size * cell;
  }

  private Plot plot() {
    String note = String.format(Locale.ROOT, "%,d samples, accuracy ", matrix.samples())
        + Numbers.fixed(matrix.accuracy(), 3);
    int width = left + side() + 3 * GAP + bar.width() + MARGIN;
    return new Plot(
        "Confusion matrix", note, width, top + Math.max(side(), LEAST_SIDE) + MARGIN, this::draw);
  }

  private void draw(Canvas canvas) {
    double middleX = left + side() / 2.0;
    Style.text(canvas, "predicted", Style.BOLD, Style.INK, middleX, 14, Style.MIDDLE);
    double middleY = top + side() / 2.0;
    Style.upwards(canvas, "actual", Style.BOLD, Style.INK, MARGIN + 12, middleY, Style.MIDDLE);
    for (int c = 0; c < size; c++) {
      double middle = (c + 0.5) * cell;
      String label = labels.get(c);
      Style.text(canvas, label, Style.PLAIN, Style.INK, left - GAP, top + middle + 5, Style.RIGHT);
      if (upright) {
        Style.upwards(
            canvas, label, Style.PLAIN, Style.INK, left + middle + 5, top - GAP, Style.LEFT);
      } else {
        Style.text(canvas, label, Style.PLAIN, Style.INK, left + middle, top - GAP, Style.MIDDLE);
      }
      row(canvas, c);
    }
    canvas.setColor(Style.LINE);
    canvas.setStroke(Style.THIN);
    canvas.draw(new Rectangle2D.Double(left, top, side(), side()));
    bar.draw(canvas, left + side() + 3 * GAP, top, LEAST_SIDE);
  }

  private void row(Canvas canvas, int actual) {
    long all = matrix.support(actual);
    for (int p = 0; p < size; p++) {
      long count = matrix.count(actual, p);
      double share = all == 0 ? 0 : (double) count / all;
      double x = left + p * cell;
      double y = top + actual * cell;
      Rectangle2D rectangle = new Rectangle2D.Double(x, y, cell, cell);
      canvas.setColor(Style.tint(Style.BLUE, share));
      canvas.fill(rectangle);
      canvas.setColor(Style.GRID);
      canvas.setStroke(Style.THIN);
      canvas.draw(rectangle);
      Color ink = share > 0.5 ? Color.WHITE : count == 0 ? Style.LINE : Style.INK;
      Style.text(
          canvas,
          count(actual, p),
          Style.PLAIN,
          ink,
          x + cell / 2.0,
          y + cell / 2.0 + 5,
          Style.MIDDLE);
    }
  }
}
