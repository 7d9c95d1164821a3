package dev.gradpoet.processor.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A table as text. */
public final class Columns {
  private Columns() {}

  /** The lines of {@code rows}, of as many cells each; the columns of {@code numbers} are aligned to the right. */
  public static List<String> aligned(List<List<String>> rows, Set<Integer> numbers) {
    int columns = rows.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int c = 0; c < columns; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < columns; c++) {
        String padding = " ".repeat(widths[c] - row.get(c).length());
        line.append(numbers.contains(c) ? padding + row.get(c) : row.get(c) + padding)
            .append("   ");
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
