package dev.gradpoet.processor.emit.statement;

import dev.gradpoet.processor.emit.statement.Statement.Verbatim;
import java.util.ArrayList;
import java.util.List;

/** Which statement each line of a generated file is of. */
public final class Lines {
  private Lines() {}

  /**
   * The statement of each of {@code lines}; the last line of a loop is of the loop.
   *
   * @param lines the text of {@code statements}, as it stands in its file: long statements take several
   * @throws IllegalArgumentException if that is the text of others
   */
  public static List<Statement> of(List<Statement> statements, List<String> lines) {
    List<Statement> whole = new ArrayList<>();
    add(statements, whole);
    List<Statement> byLine = new ArrayList<>();
    int done = 0;
    for (String line : lines) {
      if (done == whole.size()) {
        throw new IllegalArgumentException("more lines than statements: " + line);
      }
      byLine.add(whole.get(done));
      done += ends(line) ? 1 : 0;
    }
    if (done != whole.size()) {
      throw new IllegalArgumentException("no line for " + whole.get(done));
    }
    return byLine;
  }

  /** One entry for each line as if none were broken. */
  private static void add(List<Statement> statements, List<Statement> whole) {
    for (Statement statement : statements) {
      if (statement instanceof Verbatim verbatim) {
        verbatim
            .code()
            .toString()
            .lines()
            .filter(Lines::ends)
            .forEach(line -> whole.add(statement));
      } else {
        whole.add(statement);
      }
      if (!statement.body().isEmpty()) {
        add(statement.body(), whole);
        whole.add(statement);
      }
    }
  }

  private static boolean ends(String line) {
    String text = line.strip();
    return text.isEmpty()
        || text.startsWith("//")
        || text.endsWith(";")
        || text.endsWith("{")
        || text.endsWith("}");
  }
}
