package dev.gradpoet.lab.progress;

import java.io.PrintStream;
import java.util.List;

/**
 * Lines of text, and in a terminal below them a status, which is rewritten in place. Blanks and carriage returns do that, in every terminal: there
 * are no escape codes.
 */
final class Screen {
  private static final String GAP = "  ";
  /** What a terminal shows behind the status when Ctrl-C is pressed. */
  private static final int ECHO = "^C".length();

  private final PrintStream out;
  private final int columns;
  /** The length of the status that is to be seen. */
  private int shown;

  /** @param columns of the terminal that {@code out} is, or {@link Terminal#NONE} */
  Screen(PrintStream out, int columns) {
    this.out = out;
    this.columns = columns;
  }

  /** Whether a status is shown. */
  boolean isTerminal() {
    return columns != Terminal.NONE;
  }

  /** Shows these parts instead of the status before. */
  void status(List<String> parts) {
    String text = fitting(parts);
    write("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
    shown = text.length();
  }

  /** Prints these parts as a line. */
  void line(List<String> parts) {
    line(fitting(parts));
  }

  /** As many parts as fit, from the left on; a first one that does not is cut. */
  private String fitting(List<String> parts) {
    // In the last column, some terminals begin the next line.
    int width = isTerminal() ? Math.max(0, columns - 1 - ECHO) : Integer.MAX_VALUE;
    String first = parts.get(0);
    StringBuilder text = new StringBuilder(first.substring(0, Math.min(first.length(), width)));
    for (String part : parts.subList(1, parts.size())) {
      if (text.length() + GAP.length() + part.length() > width) {
        break;
      }
      text.append(GAP).append(part);
    }
    return text.toString();
  }

  /** Prints a line where the status was, however long. */
  void line(String text) {
    clear();
    write(text + "\n");
  }

  /** Takes the status away. */
  void clear() {
    if (shown > 0) {
      write("\r" + " ".repeat(shown + ECHO) + "\r");
      shown = 0;
    }
  }

  private void write(String text) {
    out.print(text);
    out.flush();
  }
}
