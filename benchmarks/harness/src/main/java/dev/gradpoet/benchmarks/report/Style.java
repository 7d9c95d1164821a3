package dev.gradpoet.benchmarks.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/**
 * Colours, marks and fonts of the charts.
 *
 * <p>The colours are those of M. Okabe, K. Ito, Color Universal Design, 2008, which colour-blind people tell apart;
 * marks differ in shape too.
 */
final class Style {
  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color GREY = new Color(0x66, 0x66, 0x66);
  static final Color GRID = new Color(0xE4, 0xE4, 0xE4);
  static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 15);
  static final BasicStroke THIN = new BasicStroke(1);
  static final BasicStroke LINE = new BasicStroke(2);

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);
  private static final List<Color> COLORS = List.of(
      new Color(0xD5, 0x5E, 0x00),
      new Color(0x00, 0x72, 0xB2),
      new Color(0x00, 0x9E, 0x73),
      new Color(0xCC, 0x79, 0xA7),
      new Color(0xE6, 0x9F, 0x00),
      new Color(0x56, 0xB4, 0xE9),
      new Color(0x00, 0x00, 0x00),
      new Color(0x8A, 0x6D, 0x3B));

  private Style() {}

  static Color color(int series) {
    return COLORS.get(series % COLORS.size());
  }

  /** A filled mark of the series with its middle there. */
  static void mark(Graphics2D graphics, int series, double x, double y) {
    Shape shape = shape(series, x, y, 5);
    graphics.setColor(color(series));
    graphics.fill(shape);
    // An edge, so that marks that overlap can be told apart.
    graphics.setColor(Color.WHITE);
    graphics.setStroke(THIN);
    graphics.draw(shape);
  }

  private static Shape shape(int series, double x, double y, double r) {
    return switch (series % 4) {
      case 0 -> new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r);
      case 1 -> new Rectangle2D.Double(x - r + 0.5, y - r + 0.5, 2 * r - 1, 2 * r - 1);
      case 2 -> polygon(x, y - r - 0.5, x + r + 0.5, y + r - 0.5, x - r - 0.5, y + r - 0.5);
      default -> polygon(x, y - r - 1, x + r + 1, y, x, y + r + 1, x - r - 1, y);
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

  /** Writes text whose share {@code anchor} of its width lies left of {@code x}. */
  static void text(Graphics2D graphics, String text, double x, double y, double anchor) {
    graphics.drawString(text, (float) (x - anchor * width(text, graphics.getFont())), (float) y);
  }

  static double width(String text, Font font) {
    return font.getStringBounds(text, CONTEXT).getWidth();
  }
}
