package dev.gradpoet.lab.plot;

import java.awt.Color;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.function.DoubleFunction;

/**
 * Which colour stands for which number: a bar with ticks beside it.
 *
 * @param title what the numbers are
 * @param least the number at the bottom
 * @param most the number at the top
 * @param colors the colour of each number between
 */
record ColorBar(String title, double least, double most, DoubleFunction<Color> colors) {
  private static final int THICKNESS = 16;
  private static final int LABELS = 54;
  private static final int TITLE = 24;

  /** The width with the labels of ticks, and at least that of the title. */
  int width() {
    return Math.max(THICKNESS + LABELS, (int) Math.ceil(Style.width(title, Style.PLAIN)));
  }

  /** Draws title and bar, {@code height} pixels in all. */
  void draw(Canvas canvas, double x, double y, int height) {
    Style.text(canvas, title, Style.PLAIN, Style.GREY, x, y + 11, Style.LEFT);
    int length = height - TITLE;
    BufferedImage image = new BufferedImage(1, length, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < length; i++) {
      double value = most + (least - most) * (i + 0.5) / length;
      image.setRGB(0, i, colors.apply(value).getRGB());
    }
    double top = y + TITLE;
    canvas.drawImage(image, (int) x, (int) top, THICKNESS, length);
    canvas.setStroke(Style.THIN);
    canvas.setColor(Style.LINE);
    canvas.draw(new Rectangle2D.Double((int) x, (int) top, THICKNESS, length));
    Axis axis = new Axis(least, most, false, (int) top + length, (int) top);
    for (Axis.Tick tick : axis.ticks(Axes.Y_SPACING)) {
      double at = axis.at(tick.value());
      canvas.setColor(Style.LINE);
      canvas.draw(new Line2D.Double(x + THICKNESS, at, x + THICKNESS + 4, at));
      Style.text(
          canvas, tick.label(), Style.SMALL, Style.INK, x + THICKNESS + 8, at + 4, Style.LEFT);
    }
  }
}
