package dev.gradpoet.lab.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * The decompressed bytes of a gzip file, of all its members: RFC 1952. Unlike {@link java.util.zip.GZIPInputStream}, it ends where its bytes end:
 * that of JDK 17 ends where no bytes are available at once, and any JDK's passes over a member whose header is damaged in silence.
 */
final class GzipStream extends InputStream {
  private static final int BUFFER = 1 << 16;
  private static final int DEFLATE = 8;
  /** What bits of a header's flags say that there is. */
  private static final int HEADER_CHECKSUM = 2;

  private static final int EXTRA = 4;
  private static final int NAME = 8;
  private static final int COMMENT = 16;
  private static final int RESERVED = 0xe0;
  /** The bytes of a header for its time of change, compression and system. */
  private static final int UNUSED = 6;

  private final String file;
  private final PushbackInputStream in;
  private final Inflater inflater = new Inflater(true);
  private final CRC32 checksum = new CRC32();
  private final byte[] buffer = new byte[BUFFER];
  private int buffered;
  private boolean inMember;

  /** @param file what errors call it */
  GzipStream(String file, InputStream in) {
    this.file = file;
    this.in = new PushbackInputStream(in, BUFFER);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (inMember || begin()) {
      int count = inflate(into, from, length);
      if (count > 0) {
        checksum.update(into, from, count);
        return count;
      }
      if (inflater.finished()) {
        end();
      } else if (inflater.needsDictionary()) {
        throw damaged("it asks for a dictionary");
      } else {
        buffered = in.read(buffer, 0, BUFFER);
        if (buffered < 0) {
          throw endsTooEarly();
        }
        inflater.setInput(buffer, 0, buffered);
      }
    }
    return -1;
  }

  private int inflate(byte[] into, int from, int length) throws DataFileException {
    try {
      return inflater.inflate(into, from, length);
    } catch (DataFormatException e) {
      DataFileException damaged = damaged(String.valueOf(e.getMessage()));
      damaged.initCause(e);
      throw damaged;
    }
  }

  /** Begins the next member and says whether there is one; zeros at the end, which pad some files, are none. */
  private boolean begin() throws IOException {
    int first = in.read();
    while (first == 0) {
      first = in.read();
    }
    if (first < 0) {
      return false;
    }
    if (first != 0x1f || next() != 0x8b || next() != DEFLATE) {
      throw damaged("what follows a member is none");
    }
    int flags = next();
    if ((flags & RESERVED) != 0) {
      throw damaged("its header has reserved flags");
    }
    skip(UNUSED);
    if ((flags & EXTRA) != 0) {
      skip((int) number(2));
    }
    if ((flags & NAME) != 0) {
      skipText();
    }
    if ((flags & COMMENT) != 0) {
      skipText();
    }
    if ((flags & HEADER_CHECKSUM) != 0) {
      skip(2);
    }
    inMember = true;
    return true;
  }

  private void end() throws IOException {
    int left = inflater.getRemaining();
    in.unread(buffer, buffered - left, left);
    if (number(4) != checksum.getValue()) {
      throw damaged("its checksum is another");
    }
    if (number(4) != (inflater.getBytesWritten() & 0xffff_ffffL)) {
      throw damaged("its length is another");
    }
    inflater.reset();
    checksum.reset();
    inMember = false;
  }

  private int next() throws IOException {
    int value = in.read();
    if (value < 0) {
      throw endsTooEarly();
    }
    return value;
  }

  /** A number of that many bytes, the lowest first. */
  private long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) next() << (8 * i);
    }
    return number;
  }

  private void skip(int bytes) throws IOException {
    for (int i = 0; i < bytes; i++) {
      next();
    }
  }

  private void skipText() throws IOException {
    int value;
    do {
      value = next();
    } while (value != 0);
  }

  private DataFileException endsTooEarly() {
    return new DataFileException(
        file, "the compressed data ends too early, expected a whole gzip file");
  }

  private DataFileException damaged(String how) {
    return new DataFileException(
        file, "the compressed data is damaged (" + how + "), expected a whole gzip file");
  }

  @Override
  public void close() throws IOException {
    inflater.end();
    in.close();
  }
}
