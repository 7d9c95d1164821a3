package dev.gradpoet.lab.progress;

import java.util.ArrayList;
import java.util.List;

/** What is to be seen of a text after a terminal has shown it: a carriage return goes to the begin of the line, a character replaces another. */
final class EmulatedTerminal {
  private EmulatedTerminal() {}

  /** The lines, without blanks at their ends. */
  static List<String> lines(String text) {
    List<StringBuilder> lines = new ArrayList<>(List.of(new StringBuilder()));
    int column = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      StringBuilder line = lines.get(lines.size() - 1);
      if (c == '\n') {
        lines.add(new StringBuilder());
        column = 0;
      } else if (c == '\r') {
        column = 0;
      } else if (c < ' ') {
        throw new IllegalArgumentException("control character " + (int) c);
      } else {
        line.replace(column, Math.min(column + 1, line.length()), String.valueOf(c));
        column++;
      }
    }
    return lines.stream().map(line -> line.toString().stripTrailing()).toList();
  }
}
