package dev.gradpoet.lab.data;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/**
 * Where the bytes of a data file come from. What is compressed with gzip is recognised by its first bytes and
 * decompressed. Immutable; a source of a stream can be read once.
 */
public final class Source {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final Opening opening;

  private Source(String name, Opening opening) {
    this.name = name;
    this.opening = opening;
  }

  /** A file. */
  public static Source of(Path file) {
    return new Source(
        file.toString(), () -> new Input(Files.newInputStream(file), Files.size(file)));
  }

  /**
   * A stream, closed when it was read.
   *
   * @param name what errors call it
   */
  public static Source of(String name, InputStream stream) {
    Objects.requireNonNull(name, "name is null");
    Objects.requireNonNull(stream, "stream is null");
    return new Source(name, () -> new Input(stream, -1));
  }

  /** A resource on the class path: {@code name} as {@link Class#getResource} of {@code owner} takes it. */
  public static Source resource(Class<?> owner, String name) {
    return new Source(name, () -> {
      InputStream stream = owner.getResourceAsStream(name);
      if (stream == null) {
        throw new FileNotFoundException(
            "there is no resource '" + name + "' for " + owner.getName());
      }
      return new Input(stream, -1);
    });
  }

  /** What errors call it. */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return name;
  }

  /** Opens it; {@link Input#stream} is decompressed. */
  Input open() throws IOException {
    Input input = opening.open();
    try {
      input.decompress();
      return input;
    } catch (IOException | RuntimeException e) {
      input.close();
      throw e;
    }
  }

  /** How the bytes are opened. */
  @FunctionalInterface
  private interface Opening {
    Input open() throws IOException;
  }

  /** The bytes, and how many of them were read before decompression. */
  static final class Input implements AutoCloseable {
    private final CountingStream counted;
    private final long size;
    private InputStream stream;

    Input(InputStream raw, long size) {
      this.counted = new CountingStream(raw);
      this.size = size;
      this.stream = counted;
    }

    private void decompress() throws IOException {
      BufferedInputStream buffered = new BufferedInputStream(counted, BUFFER);
      buffered.mark(2);
      boolean compressed = buffered.read() == 0x1f && buffered.read() == 0x8b;
      buffered.reset();
      stream = compressed ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }

    InputStream stream() {
      return stream;
    }

    /** The bytes read so far, before decompression. */
    long bytes() {
      return counted.count();
    }

    /** The bytes there are before decompression, or −1. */
    long size() {
      return size;
    }

    @Override
    public void close() throws IOException {
      stream.close();
    }
  }
}
