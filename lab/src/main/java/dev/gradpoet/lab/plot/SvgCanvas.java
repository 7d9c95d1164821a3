package dev.gradpoet.lab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Locale;

/**
 * Draws an SVG document that looks the same in each browser. Texts have a size and the width that Java's font gave them, since their places follow of
 * it, also where a machine has another font.
 *
 * <p>https://www.w3.org/TR/SVG11
 */
final class SvgCanvas implements Canvas {
  private static final String[] CAPS = {"butt", "round", "square"};
  private static final String[] JOINS = {"miter", "round", "bevel"};

  private final StringBuilder elements = new StringBuilder();
  private Color color = Color.BLACK;
  private BasicStroke stroke = Style.THIN;
  private double originX;
  private double originY;

  @Override
  public void setColor(Color color) {
    this.color = color;
  }

  @Override
  public void setStroke(BasicStroke stroke) {
    this.stroke = stroke;
  }

  @Override
  public void translate(double x, double y) {
    originX += x;
    originY += y;
  }

  @Override
  public void draw(Shape shape) {
    StringBuilder pen = new StringBuilder("fill=\"none\" stroke=\"" + hex() + "\"");
    attribute(pen, "stroke-width", number(stroke.getLineWidth()));
    attribute(pen, "stroke-linecap", CAPS[stroke.getEndCap()]);
    attribute(pen, "stroke-linejoin", JOINS[stroke.getLineJoin()]);
    if (stroke.getDashArray() != null) {
      StringBuilder dashes = new StringBuilder();
      for (float dash : stroke.getDashArray()) {
        dashes.append(dashes.isEmpty() ? "" : " ").append(number(dash));
      }
      attribute(pen, "stroke-dasharray", dashes.toString());
    }
    shape(shape, pen.toString());
  }

  @Override
  public void fill(Shape shape) {
    shape(shape, "fill=\"" + hex() + "\"");
  }

  private String hex() {
    return String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xffffff);
  }

  private void shape(Shape shape, String paint) {
    StringBuilder element = new StringBuilder();
    if (shape instanceof Line2D line) {
      element.append("<line");
      attribute(element, "x1", number(originX + line.getX1()));
      attribute(element, "y1", number(originY + line.getY1()));
      attribute(element, "x2", number(originX + line.getX2()));
      attribute(element, "y2", number(originY + line.getY2()));
    } else if (shape instanceof Ellipse2D ellipse) {
      element.append("<ellipse");
      attribute(element, "cx", number(originX + ellipse.getCenterX()));
      attribute(element, "cy", number(originY + ellipse.getCenterY()));
      attribute(element, "rx", number(ellipse.getWidth() / 2));
      attribute(element, "ry", number(ellipse.getHeight() / 2));
    } else if (shape instanceof Rectangle2D rectangle) {
      element.append("<rect");
      place(element, rectangle.getX(), rectangle.getY());
      attribute(element, "width", number(rectangle.getWidth()));
      attribute(element, "height", number(rectangle.getHeight()));
    } else {
      element.append("<path");
      AffineTransform there = AffineTransform.getTranslateInstance(originX, originY);
      attribute(element, "d", SvgPath.of(shape.getPathIterator(there)));
    }
    elements.append(element).append(' ').append(paint).append("/>\n");
  }

  @Override
  public void text(String text, Font font, double x, double y, boolean upwards) {
    elements.append("<text");
    if (upwards) {
      String there = number(originX + x) + " " + number(originY + y);
      attribute(elements, "x", "0");
      attribute(elements, "y", "0");
      attribute(elements, "transform", "matrix(0 -1 1 0 " + there + ")");
    } else {
      place(elements, x, y);
    }
    attribute(elements, "fill", hex());
    attribute(elements, "font-size", font.getSize() + "px");
    if (font.isBold()) {
      attribute(elements, "font-weight", "bold");
    }
    attribute(elements, "textLength", number(Style.width(text, font)));
    attribute(elements, "lengthAdjust", "spacingAndGlyphs");
    elements.append('>').append(escaped(text)).append("</text>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  @Override
  public void drawImage(BufferedImage image, int x, int y, int width, int height) {
    elements.append("<image");
    place(elements, x, y);
    attribute(elements, "width", number(width));
    attribute(elements, "height", number(height));
    attribute(elements, "preserveAspectRatio", "none");
    attribute(elements, "style", "image-rendering:pixelated");
    String bytes;
    try {
      bytes = Base64.getEncoder().encodeToString(PlotFile.png(image));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    attribute(elements, "xlink:href", "data:image/png;base64," + bytes);
    elements.append("/>\n");
  }

  private void place(StringBuilder element, double x, double y) {
    attribute(element, "x", number(originX + x));
    attribute(element, "y", number(originY + y));
  }

  private static void attribute(StringBuilder element, String name, String value) {
    element.append(' ').append(name).append("=\"").append(value).append('"');
  }

  /** With two decimals, if it has any: a hundredth of a pixel cannot be seen. */
  static String number(double value) {
    long hundredths = Math.round(100 * value);
    return hundredths % 100 == 0
        ? Long.toString(hundredths / 100)
        : Double.toString(hundredths / 100.0);
  }

  /** The document of what was drawn from (0, 0) to ({@code width}, {@code height}). */
  String document(int width, int height) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
        + " version=\"1.1\" width=\"" + width + "\" height=\"" + height + "\""
        + " viewBox=\"0 0 " + width + " " + height + "\""
        + " font-family=\"DejaVu Sans,Verdana,sans-serif\">\n"
        + elements
        + "</svg>\n";
  }
}
