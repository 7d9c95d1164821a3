package dev.gradpoet.lab.report;

import dev.gradpoet.runtime.internal.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows of cells, aligned: the first {@code left} columns to the left, the others to the right. */
final class TextTable {
  private final int left;
  private final List<List<String>> rows = new ArrayList<>();

  TextTable(int left) {
    this.left = left;
  }

  /** Adds a row; without cells, an empty line. */
  TextTable row(String... cells) {
    return row(List.of(cells));
  }

  TextTable row(List<String> cells) {
    rows.add(List.copyOf(cells));
    return this;
  }

  static String number(double value) {
    return Double.isNaN(value) ? "-" : Numbers.fixed(value, 3);
  }

  /** With four significant digits: of any magnitude. */
  static String digits(double value) {
    return Numbers.significant(value, 4);
  }

  static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** The lines, without blanks at their ends and without a last line break. */
  @Override
  public String toString() {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < row.size(); c++) {
        widths[c] = Math.max(widths[c], length(row.get(c)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < row.size(); c++) {
        String blanks = " ".repeat(widths[c] - length(row.get(c)));
        line.append(c == 0 ? "" : "  ");
        line.append(c < left ? row.get(c) + blanks : blanks + row.get(c));
      }
      lines.add(line.toString().stripTrailing());
    }
    return String.join("\n", lines);
  }

  /** Characters, not code units: labels may be of any script. */
  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
