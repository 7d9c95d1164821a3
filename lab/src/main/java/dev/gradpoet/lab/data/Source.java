package dev.gradpoet.lab.data;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

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

  /** A file, or what can be read like one: a pipe, a device. */
  public static Source of(Path file) {
    return new Source(file.toString(), () -> {
      if (Files.isDirectory(file)) {
        throw new DataFileException(file.toString(), "it is a directory, expected a file");
      }
      long size = Files.isRegularFile(file) ? Files.size(file) : -1;
      return new Input(Files.newInputStream(file), size);
    });
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

  /**
   * Opens it; {@link Input#stream} is decompressed.
   *
   * @param expected what the bytes should be
   * @throws DataFileException if they are a file of another kind
   */
  Input open(String expected) throws IOException {
    Input input = opening.open();
    try {
      input.decompress(name);
      Optional<String> other = ForeignFiles.recognise(input.head());
      if (other.isPresent()) {
        throw new DataFileException(name, "it is " + other.get() + ", expected " + expected);
      }
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
    private BufferedInputStream stream;

    Input(InputStream raw, long size) {
      this.counted = new CountingStream(raw);
      this.size = size;
      this.stream = new BufferedInputStream(counted, BUFFER);
    }

    private void decompress(String name) throws IOException {
      byte[] head = head();
      if (head.length >= 2 && head[0] == 0x1f && head[1] == (byte) 0x8b) {
        stream = new BufferedInputStream(new GzipStream(name, stream), BUFFER);
      }
    }

    /** The first bytes of {@link #stream}, while nothing else was read from it. */
    byte[] head() throws IOException {
      stream.mark(ForeignFiles.HEAD);
      byte[] head = stream.readNBytes(ForeignFiles.HEAD);
      stream.reset();
      return head;
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
