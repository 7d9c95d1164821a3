package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Cases;
import dev.gradpoet.benchmarks.suite.Result;
import dev.gradpoet.benchmarks.suite.Subjects;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The time of every subject in every case with the processor's own vectors, relative to Gradpoet's, a row for each case. */
final class ComparisonChart {
  private static final int WIDTH = 960;
  private static final int LEFT = 265;
  private static final int RIGHT = 30;
  private static final int TOP = 92;
  private static final int ROW = 38;
  private static final int BOTTOM = 52;

  private final List<String> subjects = new ArrayList<>();
  private final Map<Case, Map<String, Double>> rows = new LinkedHashMap<>();
  private final int jdk;

  private ComparisonChart(Results results) {
    this.jdk = results.jdks().get(0);
    int bits = results.widths().get(0);
    subjects.add("Gradpoet, SIMD");
    subjects.add("Gradpoet, plain");
    subjects.addAll(Subjects.PEERS);
    for (Case work : Cases.compared()) {
      Map<String, Double> times = new LinkedHashMap<>();
      put(times, subjects.get(0), results.gradpoet(work, Subjects.SIMD, jdk, bits));
      put(times, subjects.get(1), results.gradpoet(work, Subjects.PLAIN, jdk, bits));
      Subjects.PEERS.forEach(peer -> put(times, peer, results.peer(work, peer, bits)));
      Double ours = times.get(subjects.get(0));
      if (ours != null) {
        times.replaceAll((name, time) -> time / ours);
        rows.put(work, times);
      }
    }
  }

  static void draw(Results results, Path directory) {
    ComparisonChart chart = new ComparisonChart(results);
    if (!chart.rows.isEmpty()) {
      Chart.write(directory, "comparison", WIDTH, chart.bottom() + BOTTOM, chart::draw);
    }
  }

  private static void put(Map<String, Double> times, String name, Optional<Result> result) {
    result.ifPresent(it -> times.put(name, it.number()));
  }

  private int bottom() {
    return TOP + ROW * rows.size();
  }

  private void draw(Graphics2D graphics) {
    LogAxis axis = LogAxis.of(
        rows.values().stream().flatMap(it -> it.values().stream()).toList(), LEFT, WIDTH - RIGHT);
    graphics.setColor(Style.INK);
    graphics.setFont(Style.TITLE);
    Style.text(graphics, "Time of a step or a prediction, Gradpoet with SIMD = 1", 16, 26, 0);
    legend(graphics);
    grid(graphics, axis);
    int y = TOP + ROW / 2;
    for (Map.Entry<Case, Map<String, Double>> row : rows.entrySet()) {
      row(graphics, axis, row.getKey().title(), row.getValue(), y);
      y += ROW;
    }
  }

  private void legend(Graphics2D graphics) {
    graphics.setFont(Style.PLAIN);
    double x = 22;
    for (int i = 0; i < subjects.size(); i++) {
      Style.mark(graphics, i, x, 50);
      graphics.setColor(Style.INK);
      Style.text(graphics, subjects.get(i), x + 11, 54, 0);
      x += Style.width(subjects.get(i), Style.PLAIN) + 36;
    }
  }

  private void grid(Graphics2D graphics, LogAxis axis) {
    graphics.setFont(Style.SMALL);
    graphics.setStroke(Style.THIN);
    for (double tick : axis.ticks()) {
      boolean one = Math.abs(tick - 1) < 1e-9;
      graphics.setColor(one ? Style.GREY : Style.GRID);
      graphics.draw(new Line2D.Double(axis.at(tick), TOP - 6, axis.at(tick), bottom()));
      graphics.setColor(Style.INK);
      String label =
          tick < 1 ? String.valueOf(tick) : String.format(Locale.ROOT, "%,d", Math.round(tick));
      Style.text(graphics, label + " ×", axis.at(tick), bottom() + 18, 0.5);
    }
    graphics.setColor(Style.GREY);
    int y = bottom() + 40;
    String title = "times the time of Gradpoet with SIMD on JDK " + jdk + ", logarithmic";
    Style.text(graphics, "← faster", LEFT, y, 0);
    Style.text(graphics, title, (LEFT + WIDTH - RIGHT) / 2.0, y, 0.5);
    Style.text(graphics, "slower →", WIDTH - RIGHT, y, 1);
  }

  private void row(
      Graphics2D graphics, LogAxis axis, String title, Map<String, Double> times, int y) {
    graphics.setColor(Style.GRID);
    graphics.setStroke(Style.THIN);
    graphics.draw(new Line2D.Double(LEFT, y, WIDTH - RIGHT, y));
    graphics.setColor(Style.INK);
    graphics.setFont(Style.PLAIN);
    Style.text(graphics, title, LEFT - 14, y + 4, 1);
    for (int i = subjects.size() - 1; i >= 0; i--) {
      Double time = times.get(subjects.get(i));
      if (time != null) {
        Style.mark(graphics, i, axis.at(time), y);
      }
    }
  }
}
