package dev.gradpoet.lab.plot;

import java.awt.Color;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Points of categories: they differ in shape as well as in colour. */
final class Mark {
  private Mark() {}

  /** Draws a point of a category, with a white edge, so that points that overlap can be told apart. */
  static void draw(Canvas canvas, int category, double x, double y, double radius) {
    Shape shape = shape(category, x, y, radius);
    canvas.setColor(Style.category(category));
    canvas.fill(shape);
    canvas.setColor(Color.WHITE);
    canvas.setStroke(Style.THIN);
    canvas.draw(shape);
  }

  private static Shape shape(int category, double x, double y, double r) {
    return switch (category % 5) {
      case 0 -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
      case 1 -> new Rectangle2D.Double(x - 0.9 * r, y - 0.9 * r, 1.8 * r, 1.8 * r);
      case 2 -> polygon(x, y - 1.2 * r, x + 1.15 * r, y + 0.85 * r, x - 1.15 * r, y + 0.85 * r);
      case 3 -> polygon(x, y - 1.25 * r, x + 1.25 * r, y, x, y + 1.25 * r, x - 1.25 * r, y);
      default -> polygon(x, y + 1.2 * r, x + 1.15 * r, y - 0.85 * r, x - 1.15 * r, y - 0.85 * r);
    };
  }

  private static Shape polygon(double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return path;
  }
}
