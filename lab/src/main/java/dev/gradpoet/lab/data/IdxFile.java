package dev.gradpoet.lab.data;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The contents of an IDX file of bytes.
 *
 * @param size the number of samples
 * @param width the number of values of a sample
 * @param values the samples, one after another
 */
record IdxFile(int size, int width, byte[] values) {
  private static final int UNSIGNED_BYTES = 0x08;

  /** Reads a file of that many dimensions, the first of which counts samples. */
  static IdxFile read(Source source, int leastDimensions, int mostDimensions) throws IOException {
    String file = source.name();
    try (Source.Input input = source.open()) {
      DataInputStream in = new DataInputStream(input.stream());
      int dimensions = dimensions(file, header(file, in), leastDimensions, mostDimensions);
      int size = header(file, in);
      long width = 1;
      for (int d = 1; d < dimensions; d++) {
        int extent = header(file, in);
        if (extent < 1) {
          throw new DataFileException(
              file, "dimension " + d + " is " + extent + ", expected at least 1");
        }
        width = Math.min(Integer.MAX_VALUE, width * extent);
      }
      if (size < 1 || size * width > Integer.MAX_VALUE - 8) {
        throw new DataFileException(
            file,
            size + " samples of " + width
                + " values, expected at least one sample, and at most 2147483639 values");
      }
      return new IdxFile(size, (int) width, values(file, in, (int) (size * width)));
    } catch (IOException e) {
      throw Damage.describe(file, e);
    }
  }

  private static int header(String file, DataInputStream in) throws IOException {
    try {
      return in.readInt();
    } catch (EOFException e) {
      if (e.getMessage() != null) {
        throw e; // of the decompression
      }
      throw new DataFileException(file, "it ends in its header, expected an IDX file");
    }
  }

  private static int dimensions(String file, int magic, int least, int most)
      throws DataFileException {
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

  /** Reads piece by piece, so that a header that promises too much costs no memory. */
  private static byte[] values(String file, InputStream in, int count) throws IOException {
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
}
