package dev.gradpoet.runtime.io;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.internal.Nullable;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;
import java.util.Map;

/**
 * A file in the format <a href="https://github.com/huggingface/safetensors">safetensors</a>, opened for reading: metadata, tensors,
 * and their values where they are wanted. No copy of the file is held.
 *
 * <p>Opening checks the whole header before anything else is read or allocated: its length, its JSON without names that are there
 * twice, and that the tensors' ranges are what their shapes take and cover the data without hole or overlap. Values are not checked.
 * A header may have 25,000,000 bytes, 100,000 tensors and 100,000 texts, which is less than the 100 MB of the reference implementation: to
 * refuse one takes no more memory than a small virtual machine has.
 *
 * <p>One instance serves one thread.
 */
public final class Safetensors implements Closeable {
  private static final int CHUNK = 1 << 16;

  private final String name;
  private final InputStream stream;
  private final @Nullable SeekableByteChannel file;
  private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
  private final Header header;
  private final long dataStart;
  private long position;

  /** Reads from {@code stream}, which is that of {@code file} if there is one: what has a size and any position. */
  private Safetensors(InputStream stream, @Nullable SeekableByteChannel file, String name)
      throws IOException {
    this.name = name;
    this.stream = stream;
    this.file = file;
    byte[] json = readHeader();
    this.header = HeaderParser.parse(name, json);
    this.dataStart = Long.BYTES + (long) json.length;
    if (file != null && file.size() - dataStart != header.dataLength()) {
      throw new InvalidFileException(
          name,
          "the data has " + (file.size() - dataStart) + " bytes, expected " + header.dataLength()
              + ", where the last tensor ends");
    }
  }

  /**
   * Opens {@code file} and reads its header. What is not a regular file, as a pipe, is read as a stream. An interrupt of the thread
   * neither ends this nor closes what is open.
   *
   * @throws InvalidFileException if it is not a safetensors file, or truncated
   * @throws IOException if it cannot be read
   */
  public static Safetensors open(Path file) throws IOException {
    String name = Arguments.present("file", file).toString();
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw new InvalidFileException(name, "it is a directory, expected a file");
    } else if (file.getFileSystem() != FileSystems.getDefault()) {
      return open(Files.newByteChannel(file), name);
    } else if (attributes.isRegularFile()) {
      return open(new RandomAccessChannel(file), name);
    }
    return open(new FileInputStream(file.toFile()), name);
  }

  static Safetensors open(SeekableByteChannel file, String name) throws IOException {
    return open(Channels.newInputStream(file), file, name);
  }

  /**
   * Reads the header from {@code stream}. The tensors of a stream are read once, in the order of {@link #tensors}; some may be left out.
   *
   * @param name what messages call the stream
   * @throws InvalidFileException if it is not a safetensors file, or truncated
   * @throws IOException if it cannot be read
   */
  public static Safetensors open(InputStream stream, String name) throws IOException {
    Arguments.present("name", name);
    // In Java 17, a FileInputStream of a pipe fails in readNBytes; that of a buffer only reads.
    InputStream buffered = new BufferedInputStream(Arguments.present("stream", stream));
    return open(buffered, null, name);
  }

  private static Safetensors open(
      InputStream stream, @Nullable SeekableByteChannel file, String name) throws IOException {
    boolean isOpen = false;
    try {
      Safetensors opened = new Safetensors(stream, file, name);
      isOpen = true;
      return opened;
    } finally {
      if (!isOpen) {
        stream.close();
      }
    }
  }

  /** What messages call the file. */
  String name() {
    return name;
  }

  /** The texts of the header's {@code __metadata__} by name, in the order of the file; unmodifiable. */
  public Map<String, String> metadata() {
    return header.metadata();
  }

  /** The tensors in the order of their bytes; unmodifiable. */
  public Collection<TensorEntry> tensors() {
    return header.tensors().values();
  }

  /** Whether there is a tensor of that name. */
  public boolean has(String tensor) {
    return header.tensors().containsKey(tensor);
  }

  /**
   * The tensor of that name.
   *
   * @throws InvalidFileException if there is none
   */
  public TensorEntry tensor(String tensor) throws InvalidFileException {
    TensorEntry entry = header.tensors().get(tensor);
    if (entry == null) {
      throw new InvalidFileException(
          name, "there is no tensor '" + tensor + "', only " + TensorEntry.list(tensors()));
    }
    return entry;
  }

  /**
   * Reads the values of a tensor into {@code values} from index {@code offset} on, row-major. F32 is read as it is, bit by bit; F16 and
   * BF16 are converted exactly, F64 is rounded.
   *
   * @return the number of values
   * @throws InvalidFileException if there is no such tensor, its dtype is another one, a finite number is none as a float, or the file
   *     ends early
   * @throws IndexOutOfBoundsException if {@code values} has no room for them
   * @throws IllegalStateException if this is a stream, and is past the tensor
   */
  public int read(String tensor, float[] values, int offset) throws IOException {
    TensorEntry entry = tensor(tensor);
    Decoding decoding = new Decoding(name, entry, values, offset);
    seek(entry.begin());
    while (decoding.rest() > 0) {
      fill(decoding.rest());
      decoding.decode(chunk);
    }
    return (int) entry.size();
  }

  /** Checks that nothing comes after the last tensor: of a stream, only its end can tell. Nothing can be read afterwards. */
  void readToEnd() throws IOException {
    if (file == null) {
      seek(header.dataLength());
      if (stream.read() >= 0) {
        throw new InvalidFileException(name, "there are bytes after the last tensor");
      }
    }
  }

  /** Closes the file or the stream. */
  @Override
  public void close() throws IOException {
    stream.close();
  }

  private byte[] readHeader() throws IOException {
    int bytes = stream.readNBytes(chunk.array(), 0, Long.BYTES);
    if (bytes < Long.BYTES) {
      throw new InvalidFileException(
          name, "there are " + bytes + " bytes, expected at least 8, the length of the header");
    }
    long length = chunk.getLong(0);
    if (length < 0 || length > Header.MAX_LENGTH) {
      throw new InvalidFileException(
          name,
          "the length of the header is "
              + Long.toUnsignedString(length) + " bytes, expected at most " + Header.MAX_LENGTH
              + ": is it a safetensors file?");
    }
    // Of a stream, this allocates no more than comes.
    long rest = file == null ? length : Math.max(0, file.size() - Long.BYTES);
    byte[] json = stream.readNBytes((int) Math.min(length, rest));
    if (json.length < length) {
      throw new InvalidFileException(
          name, "the header ends after " + json.length + " bytes, expected " + length);
    }
    return json;
  }

  private void seek(long target) throws IOException {
    if (file != null) {
      file.position(dataStart + target);
      position = target;
    } else if (target < position) {
      throw new IllegalStateException(
          name + " is a stream: its tensors are read once, in the order of tensors()");
    }
    while (position < target) {
      fill(target - position);
    }
  }

  /** Reads the next {@code bytes} of the data into the chunk, or as many of them as it holds. */
  private void fill(long bytes) throws IOException {
    int wanted = (int) Math.min(bytes, CHUNK);
    int read = stream.readNBytes(chunk.array(), 0, wanted);
    if (read < wanted) {
      throw new InvalidFileException(
          name,
          "the data ends after " + (position + read) + " bytes, expected " + header.dataLength());
    }
    chunk.clear().limit(wanted);
    position += wanted;
  }
}
