package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.suite.Result;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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

  /** Three significant digits, without an exponent; a dash for what was not measured. */
  static String number(double value) {
    if (Double.isNaN(value)) {
      return "–";
    }
    if (value == 0) {
      return "0";
    }
    int digits = (int) Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  /** A share in per cent; a dash for what was not measured. */
  static String percent(double share) {
    return Double.isNaN(share) ? number(share) : number(100 * share) + " %";
  }

  /** A number without digits after the point. */
  static String count(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }

  /** Microseconds, and in parentheses the threads where there was more than one; a dash for what was not measured. */
  static String micros(Optional<Result> result) {
    return result
        .map(it -> number(it.number() / 1e3) + (it.threads() > 1 ? " (" + it.threads() + ")" : ""))
        .orElse("–");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
