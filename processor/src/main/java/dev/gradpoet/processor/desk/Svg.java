package dev.gradpoet.processor.desk;

import java.util.Locale;

/** A picture in a page, without colours, which the page's style has. */
final class Svg {
  private final StringBuilder text = new StringBuilder();

  /** @param title what it shows, for those who do not see it */
  Svg(int width, int height, String title) {
    add(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" class=\"network\"><title>%s</title>",
        width, height, Html.escape(title));
  }

  /** Adds an element, or a part of one; texts among {@code values} must be escaped. */
  void add(String format, Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  /** Adds a text around {@code x}, if there is one. */
  void text(String kind, int x, int y, String content) {
    if (!content.isEmpty()) {
      add("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", kind, x, y, Html.escape(content));
    }
  }

  String end() {
    return text.append("</svg>").toString();
  }
}
