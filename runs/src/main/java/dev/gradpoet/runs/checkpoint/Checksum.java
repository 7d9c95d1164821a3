package dev.gradpoet.runs.checkpoint;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** A CRC-32C over the bits of numbers and texts, to tell data apart and to notice damage. */
final class Checksum {
  private static final int CHUNK = 1 << 14;

  private final CRC32C crc = new CRC32C();
  private final ByteBuffer bytes =
      ByteBuffer.allocate(CHUNK * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);

  /** The sum of those texts, in the order of their names. */
  static Checksum of(Map<String, String> texts) {
    Checksum sum = new Checksum();
    new TreeMap<>(texts).forEach((name, text) -> sum.add(name).add(text));
    return sum;
  }

  Checksum add(float[] values) {
    return add(values, 0, values.length);
  }

  /** Adds {@code size} values from index {@code start} on. */
  Checksum add(float[] values, int start, int size) {
    int end = start + size;
    for (int from = start; from < end; from += CHUNK) {
      int count = Math.min(CHUNK, end - from);
      bytes.clear().asFloatBuffer().put(values, from, count);
      crc.update(bytes.limit(count * Float.BYTES));
    }
    return this;
  }

  Checksum add(int[] values) {
    for (int from = 0; from < values.length; from += CHUNK) {
      int count = Math.min(CHUNK, values.length - from);
      bytes.clear().asIntBuffer().put(values, from, count);
      crc.update(bytes.limit(count * Integer.BYTES));
    }
    return this;
  }

  Checksum add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    crc.update(utf8, 0, utf8.length);
    return this;
  }

  /** The sum in hexadecimal. */
  @Override
  public String toString() {
    return Long.toHexString(crc.getValue());
  }
}
