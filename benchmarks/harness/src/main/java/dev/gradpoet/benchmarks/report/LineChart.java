package dev.gradpoet.benchmarks.report;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Lines over a logarithmic horizontal axis of powers of two. */
final class LineChart {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 470;
  private static final int LEFT = 74;
  private static final int RIGHT = 26;
  private static final int TOP = 104;
  private static final int BOTTOM = 56;
  private static final int LEGEND_COLUMNS = 3;

  private final String title;
  private final String horizontal;
  private final String vertical;
  private final List<Series> all = new ArrayList<>();
  private double linearLeast;
  private double linearMost;
  private double linearStep;

  LineChart(String title, String horizontal, String vertical) {
    this.title = title;
    this.horizontal = horizontal;
    this.vertical = vertical;
  }

  /** A line of the chart. */
  record Series(String name, List<Point2D> points) {
    void add(double x, double y) {
      points.add(new Point2D.Double(x, y));
    }
  }

  Series series(String name) {
    Series series = new Series(name, new ArrayList<>());
    all.add(series);
    return series;
  }

  /** Makes the vertical axis linear. */
  void linear(double least, double most, double step) {
    linearLeast = least;
    linearMost = most;
    linearStep = step;
  }

  /** Writes the chart, unless it has no point. */
  void write(Path directory, String name) {
    if (all.stream().anyMatch(it -> !it.points().isEmpty())) {
      Chart.write(directory, name, WIDTH, HEIGHT, this::draw);
    }
  }

  private List<Double> values(boolean ofX) {
    return all.stream()
        .flatMap(it -> it.points().stream())
        .map(it -> ofX ? it.getX() : it.getY())
        .toList();
  }

  private void draw(Graphics2D graphics) {
    graphics.setColor(Style.INK);
    graphics.setFont(Style.TITLE);
    Style.text(graphics, title, 16, 26, 0);
    legend(graphics);
    double least = values(true).stream().mapToDouble(it -> it).min().orElse(1);
    double most = values(true).stream().mapToDouble(it -> it).max().orElse(2);
    LogAxis x = new LogAxis(least, Math.max(2 * least, most), LEFT, WIDTH - RIGHT);
    LogAxis y = LogAxis.of(values(false), HEIGHT - BOTTOM, TOP);
    horizontalGrid(graphics, x);
    verticalGrid(graphics, y);
    for (int i = 0; i < all.size(); i++) {
      line(graphics, i, x, y);
    }
  }

  private void legend(Graphics2D graphics) {
    graphics.setFont(Style.PLAIN);
    for (int i = 0; i < all.size(); i++) {
      int x = 22 + 225 * (i % LEGEND_COLUMNS);
      int row = i / LEGEND_COLUMNS;
      int y = 52 + 20 * row;
      Style.mark(graphics, i, x, y - 4);
      graphics.setColor(Style.INK);
      Style.text(graphics, all.get(i).name(), x + 12, y, 0);
    }
  }

  private void horizontalGrid(Graphics2D graphics, LogAxis x) {
    graphics.setFont(Style.SMALL);
    graphics.setStroke(Style.THIN);
    for (int tick = 1; tick <= x.most() * 1.001; tick *= 2) {
      if (tick >= x.least()) {
        graphics.setColor(Style.GRID);
        graphics.draw(new Line2D.Double(x.at(tick), TOP, x.at(tick), HEIGHT - BOTTOM));
        graphics.setColor(Style.INK);
        Style.text(graphics, String.valueOf(tick), x.at(tick), HEIGHT - BOTTOM + 18, 0.5);
      }
    }
    graphics.setColor(Style.GREY);
    Style.text(graphics, horizontal, (LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, 0.5);
    Style.text(graphics, vertical, 16, TOP - 10, 0);
  }

  private void verticalGrid(Graphics2D graphics, LogAxis y) {
    List<Double> ticks = new ArrayList<>();
    if (linearStep > 0) {
      for (int i = 0; linearLeast + i * linearStep <= linearMost; i++) {
        ticks.add(linearLeast + i * linearStep);
      }
    } else {
      ticks.addAll(y.ticks());
    }
    for (double tick : ticks) {
      double at = at(tick, y);
      graphics.setColor(Style.GRID);
      graphics.draw(new Line2D.Double(LEFT, at, WIDTH - RIGHT, at));
      graphics.setColor(Style.INK);
      Style.text(graphics, label(tick), LEFT - 8, at + 4, 1);
    }
  }

  private String label(double tick) {
    String format = linearStep > 0 ? "%.2f" : tick < 1 ? "%s" : "%,.0f";
    return String.format(Locale.ROOT, format, tick);
  }

  private double at(double value, LogAxis y) {
    return linearStep > 0
        ? y.from() + (y.to() - y.from()) * (value - linearLeast) / (linearMost - linearLeast)
        : y.at(value);
  }

  private void line(Graphics2D graphics, int series, LogAxis x, LogAxis y) {
    @Nullable Point2D last = null;
    for (Point2D point : all.get(series).points()) {
      Point2D here = new Point2D.Double(x.at(point.getX()), at(point.getY(), y));
      if (last != null) {
        graphics.setColor(Style.color(series));
        graphics.setStroke(Style.LINE);
        graphics.draw(new Line2D.Double(last, here));
      }
      Style.mark(graphics, series, here.getX(), here.getY());
      last = here;
    }
  }
}
