package dev.gradpoet.benchmarks.report;

import java.util.List;
import java.util.Locale;

/** A table of Markdown that is also readable as it is. */
final class Markdown {
  private final StringBuilder text = new StringBuilder();

  /** A table that starts with that row; columns after the first are aligned to the right. */
  Markdown(List<String> header) {
    row(header);
    text.append("|---|").append("---:|".repeat(header.size() - 1)).append('\n');
  }

  /** Adds a row. */
  void row(List<String> cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** Three significant digits, without an exponent. */
  static String number(double value) {
    if (value == 0) {
      return "0";
    }
    int digits = (int) Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  /** A round number as it is written. */
  static String limit(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.valueOf(value);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
