package dev.gradpoet.lab.data;

import java.io.IOException;
import java.util.Optional;

/** A data file is malformed, or not what was described: the message says where, what is there and what was expected. */
public final class DataFileException extends IOException {
  private static final long serialVersionUID = 1;

  private final String file;
  private final long line;
  private final String column;

  DataFileException(String file, String problem) {
    this(file, 0, "", problem);
  }

  DataFileException(String file, long line, String problem) {
    this(file, line, "", problem);
  }

  DataFileException(String file, long line, String column, String problem) {
    super(file + (line > 0 ? ", line " + line : "")
        + (column.isEmpty() ? "" : ", column " + Names.quote(column)) + ": " + problem);
    this.file = file;
    this.line = line;
    this.column = column;
  }

  /** The name of the file. */
  public String file() {
    return file;
  }

  /** The line on which the row begins, counted from 1; 0 if it is not about a line. */
  public long line() {
    return line;
  }

  /** The name of the column, if it is about one. */
  public Optional<String> column() {
    return column.isEmpty() ? Optional.empty() : Optional.of(column);
  }
}
