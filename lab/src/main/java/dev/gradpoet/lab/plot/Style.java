package dev.gradpoet.lab.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Colours, fonts and strokes of all plots, and how texts are placed.
 *
 * <p>Colours of categories are those of M. Okabe, K. Ito, Color Universal Design, 2008, which colour-blind people tell apart, without their
 * yellow, too light for lines on white. Shades are mixtures of white and one of them, so that lightness alone orders them; those of
 * numbers with a sign go from their blue over white to their vermilion.
 */
final class Style {
  static final Color BLUE = new Color(0x00, 0x72, 0xB2);
  static final Color VERMILION = new Color(0xD5, 0x5E, 0x00);
  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color GREY = new Color(0x66, 0x66, 0x66);
  static final Color LINE = new Color(0xA8, 0xA8, 0xA8);
  static final Color GRID = new Color(0xE4, 0xE4, 0xE4);

  static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 17);
  static final Font BOLD = new Font(Font.SANS_SERIF, Font.BOLD, 13);
  static final Font PLAIN = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  static final BasicStroke THIN = new BasicStroke(1);

  /** Shares of a text's width that lie left of its place. */
  static final double LEFT = 0;

  static final double MIDDLE = 0.5;
  static final double RIGHT = 1;

  private static final List<Color> CATEGORIES = List.of(
      BLUE,
      VERMILION,
      new Color(0x00, 0x9E, 0x73),
      new Color(0xCC, 0x79, 0xA7),
      new Color(0xE6, 0x9F, 0x00),
      new Color(0x56, 0xB4, 0xE9),
      Color.BLACK);

  private static final float[][] DASHES = {{}, {7, 4}, {2, 3}, {9, 3, 2, 3}};
  /** What no font shows and no XML may hold: line breaks and other controls, halves of surrogate pairs. */
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\uFFFE\\uFFFF]");

  private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

  private Style() {}

  /** The colour of a category, counted from 0; after seven, they come again. */
  static Color category(int index) {
    return CATEGORIES.get(index % CATEGORIES.size());
  }

  /** The stroke of a category's line: another one each time the colours come again, so that 28 lines differ. */
  static BasicStroke stroke(int index) {
    float[] dash = DASHES[index / CATEGORIES.size() % DASHES.length];
    return dash.length == 0 ? solid(2) : dashed(2, dash);
  }

  static BasicStroke solid(float width) {
    return new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND);
  }

  static BasicStroke dashed(float width, float... dash) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10 /* miter limit */, dash, 0);
  }

  /** White at 0, {@code color} at 1. */
  static Color tint(Color color, double share) {
    return new Color(
        mix(color.getRed(), share), mix(color.getGreen(), share), mix(color.getBlue(), share));
  }

  private static int mix(int component, double share) {
    return (int) Math.round(255 + (component - 255) * Math.max(0, Math.min(1, share)));
  }

  /** Blue at −1, white at 0, vermilion at 1. */
  static Color signed(double value) {
    return tint(value < 0 ? BLUE : VERMILION, Math.abs(value));
  }

  /** Writes text on the base line {@code y}, the share {@code anchor} of its width left of {@code x}. */
  static void text(
      Canvas canvas, String text, Font font, Color color, double x, double y, double anchor) {
    if (!text.isEmpty()) {
      String shown = printable(text);
      canvas.setColor(color);
      canvas.text(shown, font, x - anchor * width(shown, font), y, false);
    }
  }

  private static String printable(String text) {
    // Browsers take several blanks in an SVG for one, but not those that do not break.
    return UNPRINTABLE.matcher(text).replaceAll(" ").replace("  ", " \u00a0");
  }

  /** As {@link #text}, turned to read upwards: on the base line {@code x}, the share {@code anchor} of its length below {@code y}. */
  static void upwards(
      Canvas canvas, String text, Font font, Color color, double x, double y, double anchor) {
    if (!text.isEmpty()) {
      String shown = printable(text);
      canvas.setColor(color);
      canvas.text(shown, font, x, y + anchor * width(shown, font), true);
    }
  }

  static double width(String text, Font font) {
    try {
      return font.getStringBounds(text, CONTEXT).getWidth();
    } catch (RuntimeException | InternalError | LinkageError e) {
      // What is thrown without a font, or without the libraries that draw it, depends on the JDK.
      throw new IllegalStateException(
          "Java finds no font to draw with: on Linux, install fontconfig and any font", e);
    }
  }

  /** {@code text}, or as many of its first characters with "…" as {@code width} has room for. */
  static String fit(String text, Font font, double width) {
    if (width(text, font) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 1 && width(text.substring(0, end) + "…", font) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).strip() + "…";
  }
}
