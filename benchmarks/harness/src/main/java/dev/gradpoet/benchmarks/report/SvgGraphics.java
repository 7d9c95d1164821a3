package dev.gradpoet.benchmarks.report;

import de.erichseifert.vectorgraphics2d.VectorGraphics2D;
import de.erichseifert.vectorgraphics2d.svg.SVGProcessor;
import de.erichseifert.vectorgraphics2d.util.PageSize;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws an SVG document that looks the same in each browser. Texts have the width that Java's font gave them, since their places follow of it,
 * also where a machine has another font.
 */
final class SvgGraphics extends VectorGraphics2D {
  private static final Pattern TEXT = Pattern.compile("<text ");

  /** Of texts in the order in which they are drawn; copies of the graphics share it. */
  private final List<Double> widths = new ArrayList<>();

  @Override
  public void drawString(String text, float x, float y) {
    widths.add(Style.width(text, getFont()));
    super.drawString(text, x, y);
  }

  String document(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new SVGProcessor().getDocument(getCommands(), new PageSize(width, height)).writeTo(bytes);
    String svg = bytes
        .toString(StandardCharsets.UTF_8)
        // Parsers fetch the document type from its address.
        .replaceFirst("<!DOCTYPE[^>]*>\\R?", "\n")
        // The library leaves out sizes of 12, which is Java's default and not that of browsers.
        .replaceFirst("<svg ", "<svg font-size=\"12px\" xml:space=\"preserve\" ")
        .replaceAll("font-family:(&quot;[^&]*&quot;|[^&;]*);", "font-family:$1,sans-serif;");
    return withLengths(svg);
  }

  private String withLengths(String svg) {
    StringBuilder text = new StringBuilder();
    Matcher matcher = TEXT.matcher(svg);
    for (double width : widths) {
      if (matcher.find()) {
        String length = String.format(Locale.ROOT, "%.2f", width);
        matcher.appendReplacement(
            text, "<text textLength=\"" + length + "\" lengthAdjust=\"spacingAndGlyphs\" ");
      }
    }
    return matcher.appendTail(text).toString();
  }
}
