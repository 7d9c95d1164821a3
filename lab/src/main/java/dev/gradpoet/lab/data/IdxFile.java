package dev.gradpoet.lab.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** An IDX file of bytes, whose header was read: before memory is taken for values, headers can be compared. */
final class IdxFile implements AutoCloseable {
  private static final int UNSIGNED_BYTES = 0x08;
  private static final int MOST_VALUES = Integer.MAX_VALUE - 8;

  private final String file;
  private final DataInputStream in;
  private int size;
  private int width;

  private IdxFile(String file, DataInputStream in) {
    this.file = file;
    this.in = in;
  }

  /** Opens a file of that many dimensions, the first of which counts samples. */
  static IdxFile open(Source source, int leastDimensions, int mostDimensions) throws IOException {
    Source.Input input = source.open("an IDX file");
    IdxFile file = new IdxFile(source.name(), new DataInputStream(input.stream()));
    try {
      file.readHeader(leastDimensions, mostDimensions);
      return file;
    } catch (IOException | RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private void readHeader(int leastDimensions, int mostDimensions) throws IOException {
    int dimensions = dimensions(next(), leastDimensions, mostDimensions);
    size = next();
    long values = 1;
    for (int d = 1; d < dimensions; d++) {
      int extent = next();
      if (extent < 1) {
        throw new DataFileException(
            file, "dimension " + d + " is " + extent + ", expected at least 1");
      }
      values = Math.min(Integer.MAX_VALUE, values * extent);
    }
    if (size < 1 || size * values > MOST_VALUES) {
      throw new DataFileException(
          file,
          size + " samples of " + values
              + " values, expected at least one sample, and at most 2147483639 values");
    }
    width = (int) values;
  }

  private int next() throws IOException {
    try {
      return in.readInt();
    } catch (EOFException e) {
      DataFileException described =
          new DataFileException(file, "it ends in its header, expected an IDX file");
      described.initCause(e);
      throw described;
    }
  }

  private int dimensions(int magic, int least, int most) throws DataFileException {
    int type = magic >> 8;
    int dimensions = magic & 0xff;
    if (type != UNSIGNED_BYTES || dimensions < least || dimensions > most) {
      throw new DataFileException(
          file,
          String.format(
              "it begins with 0x%08x, expected 0x%08x%s (IDX, unsigned bytes, %s)",
              magic,
              (UNSIGNED_BYTES << 8) + (least == 1 ? 1 : 3),
              least == 1 ? "" : " or another number of dimensions",
              least == 1 ? "labels" : "images"));
    }
    return dimensions;
  }

  /** The number of samples. */
  int size() {
    return size;
  }

  /** The number of values of a sample. */
  int width() {
    return width;
  }

  /** The samples, one after another. They are read piece by piece, so that a header that promises too much costs no memory. */
  byte[] values() throws IOException {
    int count = size * width;
    byte[] values = in.readNBytes(count);
    if (values.length < count) {
      throw new DataFileException(
          file, "it ends after " + values.length + " values, expected " + count + " by its header");
    }
    if (in.read() >= 0) {
      throw new DataFileException(
          file, "it goes on after " + count + " values, expected its end by its header");
    }
    return values;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
