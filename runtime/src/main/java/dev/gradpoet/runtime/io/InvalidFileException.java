package dev.gradpoet.runtime.io;

import java.io.IOException;

/** A file was read, and it is not what it should be: broken, hostile, or with values that are no numbers. */
public class InvalidFileException extends IOException {
  private static final long serialVersionUID = 1;

  private final String file;
  private final String reason;

  /** The message is the file's name and the reason. */
  public InvalidFileException(String file, String reason) {
    super(file + ": " + reason);
    this.file = file;
    this.reason = reason;
  }

  /** The file's name, as it was opened. */
  public String file() {
    return file;
  }

  /** What was expected, and what the file has. */
  public String reason() {
    return reason;
  }
}
