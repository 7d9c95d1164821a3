package dev.gradpoet.lab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/** What lines and points mean: a column of signs with texts. */
final class Legend {
  private static final int ROW = 21;
  private static final int SIGN = 26;
  private static final int GAP = 8;
  private static final int WIDEST_TEXT = 280;

  private final List<Entry> entries = new ArrayList<>();

  private record Entry(Sign sign, String text) {}

  /** Draws in a row of that width; {@code y} is its middle. */
  private interface Sign {
    void draw(Canvas canvas, double x, double y);
  }

  /** Adds a line. */
  void line(Color color, BasicStroke stroke, String text) {
    add(
        (canvas, x, y) -> {
          canvas.setColor(color);
          canvas.setStroke(stroke);
          canvas.draw(new Line2D.Double(x, y, x + SIGN, y));
        },
        text);
  }

  /** Adds the point of a category. */
  void point(int category, String text) {
    add((canvas, x, y) -> Mark.draw(canvas, category, x + SIGN / 2.0, y, 5.5), text);
  }

  private void add(Sign sign, String text) {
    entries.add(new Entry(sign, Style.fit(text, Style.PLAIN, WIDEST_TEXT)));
  }

  int width() {
    double widest = entries.stream()
        .mapToDouble(entry -> Style.width(entry.text(), Style.PLAIN))
        .max()
        .orElse(0);
    return SIGN + GAP + (int) Math.ceil(widest);
  }

  int height() {
    return ROW * entries.size();
  }

  void draw(Canvas canvas, double x, double y) {
    for (int i = 0; i < entries.size(); i++) {
      double middle = y + ROW * (i + 0.5);
      entries.get(i).sign().draw(canvas, x, middle);
      String text = entries.get(i).text();
      Style.text(canvas, text, Style.PLAIN, Style.INK, x + SIGN + GAP, middle + 5, Style.LEFT);
    }
  }
}
