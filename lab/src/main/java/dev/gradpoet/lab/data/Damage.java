package dev.gradpoet.lab.data;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.ZipException;

/** Says of a compressed file that it is damaged. */
final class Damage {
  private Damage() {}

  /** What to throw for {@code e}: itself, unless decompression failed. */
  static IOException describe(String file, IOException e) {
    if (e instanceof ZipException || e instanceof EOFException) {
      DataFileException described = new DataFileException(
          file,
          "the compressed data is damaged or ends too early (" + e.getMessage()
              + "), expected a whole gzip file");
      described.initCause(e);
      return described;
    }
    return e;
  }
}
