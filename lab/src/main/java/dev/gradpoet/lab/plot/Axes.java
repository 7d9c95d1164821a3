package dev.gradpoet.lab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.List;
import java.util.function.DoubleFunction;

/** Two axes with a grid between them, on which lines are drawn. */
record Axes(Axis x, Axis y) {
  /** Room below for the labels of ticks and a title. */
  static final int BELOW = 46;

  /** Room at the left for the labels of ticks. */
  static final int LEFT = 74;

  static final double Y_SPACING = 42;

  private static final double LEAST_SPACING = 44;
  private static final double LABEL_GAP = 14;

  /** Points nearer than that to the one before are left out: nobody sees them. */
  private static final double LEAST_DISTANCE = 0.4;

  /** Draws lines and labels at round values. */
  void grid(Canvas canvas) {
    grid(canvas, fitting(x::ticks));
  }

  /** As {@link #grid}, with whole numbers below: of epochs, there are no halves. */
  void wholeGrid(Canvas canvas) {
    grid(canvas, fitting(x::wholeTicks));
  }

  /** As many ticks of the horizontal axis as have room for their labels. */
  private List<Axis.Tick> fitting(DoubleFunction<List<Axis.Tick>> ticksBySpacing) {
    double spacing = LEAST_SPACING;
    List<Axis.Tick> ticks = ticksBySpacing.apply(spacing);
    while (overlap(ticks) && spacing < x.to() - x.from()) {
      spacing *= 1.2;
      ticks = ticksBySpacing.apply(spacing);
    }
    return ticks;
  }

  private boolean overlap(List<Axis.Tick> ticks) {
    for (int i = 1; i < ticks.size(); i++) {
      double room = x.at(ticks.get(i).value()) - x.at(ticks.get(i - 1).value());
      double widths = Style.width(ticks.get(i).label(), Style.SMALL)
          + Style.width(ticks.get(i - 1).label(), Style.SMALL);
      if (widths / 2 + LABEL_GAP > room) {
        return true;
      }
    }
    return false;
  }

  private void grid(Canvas canvas, List<Axis.Tick> below) {
    canvas.setStroke(Style.THIN);
    for (Axis.Tick tick : below) {
      double at = x.at(tick.value());
      canvas.setColor(Style.GRID);
      canvas.draw(new Line2D.Double(at, y.from(), at, y.to()));
      Style.text(canvas, tick.label(), Style.SMALL, Style.INK, at, y.from() + 17, Style.MIDDLE);
    }
    for (Axis.Tick tick : y.ticks(Y_SPACING)) {
      double at = y.at(tick.value());
      canvas.setColor(Style.GRID);
      canvas.draw(new Line2D.Double(x.from(), at, x.to(), at));
      Style.text(canvas, tick.label(), Style.SMALL, Style.INK, x.from() - 8, at + 4, Style.RIGHT);
    }
    border(canvas);
  }

  /** Draws the two axes themselves. */
  void border(Canvas canvas) {
    canvas.setStroke(Style.THIN);
    canvas.setColor(Style.LINE);
    canvas.draw(new Line2D.Double(x.from(), y.from(), x.to(), y.from()));
    canvas.draw(new Line2D.Double(x.from(), y.from(), x.from(), y.to()));
  }

  /** What the horizontal axis shows, below it. */
  void below(Canvas canvas, String title) {
    double middle = (x.from() + x.to()) / 2;
    Style.text(canvas, title, Style.PLAIN, Style.GREY, middle, y.from() + 38, Style.MIDDLE);
  }

  /** What the vertical axis shows, beside the labels of its ticks. */
  void beside(Canvas canvas, String title) {
    double middle = (y.from() + y.to()) / 2;
    Style.upwards(canvas, title, Style.PLAIN, Style.GREY, x.from() - 52, middle, Style.MIDDLE);
  }

  /** What a panel shows, above it. */
  void above(Canvas canvas, String title) {
    Style.text(canvas, title, Style.BOLD, Style.INK, x.from(), y.to() - 11, Style.LEFT);
  }

  /** Joins points by a line, which has gaps where a value is not on the axes. */
  void line(Canvas canvas, double[] xs, double[] ys, Color color, BasicStroke stroke) {
    Path2D path = new Path2D.Double();
    boolean joined = false;
    double lastX = 0;
    double lastY = 0;
    for (int i = 0; i < xs.length; i++) {
      double atX = x.at(xs[i]);
      double atY = y.at(ys[i]);
      if (!Double.isFinite(atX) || !Double.isFinite(atY)) {
        joined = false;
      } else if (!joined) {
        path.moveTo(atX, atY);
        joined = true;
        lastX = atX;
        lastY = atY;
      } else if (Math.hypot(atX - lastX, atY - lastY) >= LEAST_DISTANCE || i == xs.length - 1) {
        path.lineTo(atX, atY);
        lastX = atX;
        lastY = atY;
      }
    }
    canvas.setColor(color);
    canvas.setStroke(stroke);
    canvas.draw(path);
  }
}
