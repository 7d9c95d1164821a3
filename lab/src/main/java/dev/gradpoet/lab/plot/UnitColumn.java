package dev.gradpoet.lab.plot;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * A layer in a diagram: its units, one below the other, or a box.
 *
 * @param kind what it is
 * @param isBox whether no units are drawn
 * @param x its middle
 * @param units how many units it has
 * @param name its name
 * @param texts what is written below the name
 */
record UnitColumn(Kind kind, boolean isBox, double x, int units, String name, List<String> texts) {
  private static final int RADIUS = 10;
  private static final int SPACING = 28;

  /** Wider layers are drawn with {@link #ENDS} units at each end and dots between. */
  private static final int MOST_UNITS = 10;

  private static final int ENDS = 4;

  /** How tall a box is, in units. */
  private static final int BOX_UNITS = 4;

  /** How far arcs rise above columns. */
  static final int RISE = 30;

  /** What a column is. */
  enum Kind {
    INPUT,
    HIDDEN,
    DROPOUT,
    OUTPUT
  }

  private boolean shortened() {
    return units > MOST_UNITS;
  }

  private int slots() {
    if (isBox) {
      return 1;
    }
    return shortened() ? 2 * ENDS + 1 : units;
  }

  /** Whether there are dots instead of a unit. */
  private boolean dots(int slot) {
    return !isBox && shortened() && slot == ENDS;
  }

  int height() {
    return (isBox ? BOX_UNITS : slots()) * SPACING;
  }

  /** The left end of what is drawn or written. */
  double left() {
    return x - Math.max(2 * RADIUS, textWidth(name, texts)) / 2;
  }

  /** The width of what is written of a layer. */
  static double textWidth(String name, List<String> texts) {
    double widest = Style.width(name, Style.BOLD);
    for (String text : texts) {
      widest = Math.max(widest, Style.width(text, Style.SMALL));
    }
    return widest;
  }

  private double y(int slot, double middle) {
    return middle + (slot - (slots() - 1) / 2.0) * SPACING;
  }

  /** Draws an arc from a layer further left over what stands between: columns of a height of up to {@code tallest}. */
  void arc(Canvas canvas, UnitColumn source, double middle, int tallest) {
    // A cubic comes three quarters of the way to its controls.
    double top = middle - tallest / 2.0 - RISE;
    double from = source.top(middle);
    double to = top(middle);
    canvas.setStroke(Style.THIN);
    canvas.setColor(Style.GREY);
    canvas.draw(new CubicCurve2D.Double(
        source.x, from, source.x, control(from, top), x, control(to, top), x, to));
  }

  private static double control(double end, double top) {
    return end + (top - end) / 0.75;
  }

  private double top(double middle) {
    return middle - height() / 2.0 + SPACING / 2.0 - RADIUS;
  }

  /** Draws lines from the units of the layer before: of dropout, each unit has one. */
  void connect(Canvas canvas, UnitColumn before, double middle) {
    canvas.setStroke(Style.THIN);
    // Many lines would hide the units; one alone is as an arc.
    canvas.setColor(isBox && before.isBox ? Style.GREY : Style.GRID);
    boolean isOneToOne = kind == Kind.DROPOUT && !isBox && !before.isBox;
    for (int from = 0; from < before.slots(); from++) {
      for (int to = 0; to < slots(); to++) {
        if (!before.dots(from) && !dots(to) && (!isOneToOne || from == to)) {
          canvas.draw(new Line2D.Double(before.x, before.y(from, middle), x, y(to, middle)));
        }
      }
    }
  }

  void draw(Canvas canvas, double middle) {
    if (isBox) {
      double top = top(middle);
      outline(canvas, new Rectangle2D.Double(x - RADIUS, top, 2 * RADIUS, 2 * (middle - top)));
      return;
    }
    for (int slot = 0; slot < slots(); slot++) {
      double y = y(slot, middle);
      if (dots(slot)) {
        for (int dot = -1; dot <= 1; dot++) {
          canvas.setColor(Style.GREY);
          canvas.fill(new Ellipse2D.Double(x - 1.5, y + 7 * dot - 1.5, 3, 3));
        }
      } else {
        outline(canvas, new Ellipse2D.Double(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS));
      }
    }
  }

  private void outline(Canvas canvas, Shape shape) {
    canvas.setColor(fill());
    canvas.fill(shape);
    canvas.setColor(Style.GREY);
    canvas.setStroke(kind == Kind.DROPOUT ? Style.dashed(1.2f, 3, 2.5f) : Style.solid(1.2f));
    canvas.draw(shape);
  }

  private Color fill() {
    return switch (kind) {
      case INPUT -> Style.GRID;
      case HIDDEN -> Style.tint(Style.BLUE, 0.35);
      case DROPOUT -> Color.WHITE;
      case OUTPUT -> Style.tint(Style.VERMILION, 0.45);
    };
  }
}
