package dev.gradpoet.runtime.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/** Safetensors files made by hand. */
final class FileBytes {
  private FileBytes() {}

  /** The file with that header and {@code data} after it. */
  static byte[] file(String header, byte... data) {
    return file(header.getBytes(StandardCharsets.UTF_8), data);
  }

  static byte[] file(byte[] header, byte... data) {
    return ByteBuffer.allocate(8 + header.length + data.length)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(header.length)
        .put(header)
        .put(data)
        .array();
  }

  static byte[] floats(float... values) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putFloat(value);
    }
    return bytes.array();
  }

  /** A header with the one tensor {@code t}. */
  static String tensor(String dtype, String shape, long begin, long end) {
    return "{\"t\":" + entry(dtype, shape, begin, end) + "}";
  }

  static String entry(String dtype, String shape, long begin, long end) {
    return "{\"dtype\":\"" + dtype + "\",\"shape\":" + shape + ",\"data_offsets\":[" + begin + ","
        + end + "]}";
  }

  /** {@code bytes}, opened as a stream, as a resource is. */
  static Safetensors stream(byte[] bytes) throws IOException {
    return Safetensors.open(new ByteArrayInputStream(bytes), "stream");
  }

  /** {@code bytes}, opened as a file is, whose size is known. */
  static Safetensors seekable(byte[] bytes) throws IOException {
    return Safetensors.open(new Memory(ByteBuffer.wrap(bytes)), "file");
  }

  /** A file in memory. */
  private record Memory(ByteBuffer bytes) implements SeekableByteChannel {
    @Override
    public int read(ByteBuffer into) {
      if (!bytes.hasRemaining()) {
        return into.hasRemaining() ? -1 : 0;
      }
      int count = Math.min(into.remaining(), bytes.remaining());
      into.put(bytes.slice().limit(count));
      bytes.position(bytes.position() + count);
      return count;
    }

    @Override
    public long position() {
      return bytes.position();
    }

    @Override
    public SeekableByteChannel position(long position) {
      bytes.position((int) Math.min(position, bytes.limit()));
      return this;
    }

    @Override
    public long size() {
      return bytes.limit();
    }

    @Override
    public int write(ByteBuffer source) {
      throw new UnsupportedOperationException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public void close() {}
  }
}
