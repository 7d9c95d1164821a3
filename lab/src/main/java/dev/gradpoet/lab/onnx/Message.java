package dev.gradpoet.lab.onnx;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A message in the wire format of Protocol Buffers: fields, each a tag (its number and how it is encoded) and a value, in the order in which they are added.
 *
 * <p>https://protobuf.dev/programming-guides/encoding
 */
final class Message {

  /** Writes a value. */
  private interface Value {
    void write(OutputStream out) throws IOException;
  }

  private static final int VARINT = 0;
  private static final int LENGTH_DELIMITED = 2;
  private static final int FIXED_32 = 5;

  private final List<Value> fields = new ArrayList<>();
  private long size;

  /** Adds a whole number. */
  Message integer(int field, long value) {
    return add(field, VARINT, out -> varint(out, value), varintSize(value));
  }

  /** Adds a number of single precision. */
  Message single(int field, float value) {
    int bits = Float.floatToIntBits(value);
    return add(
        field,
        FIXED_32,
        out -> {
          for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(bits >>> shift);
          }
        },
        Integer.BYTES);
  }

  /** Adds a text. */
  Message text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds bytes, which are not copied. */
  Message bytes(int field, byte[] value) {
    return delimited(field, out -> out.write(value), value.length);
  }

  /** Adds a message, to which nothing more is added. */
  Message message(int field, Message value) {
    return delimited(field, value::writeTo, value.size);
  }

  private Message delimited(int field, Value value, long length) {
    return add(
        field,
        LENGTH_DELIMITED,
        out -> {
          varint(out, length);
          value.write(out);
        },
        varintSize(length) + length);
  }

  private Message add(int field, int encoding, Value value, long valueSize) {
    long tag = ((long) field << 3) | encoding;
    fields.add(out -> {
      varint(out, tag);
      value.write(out);
    });
    size += varintSize(tag) + valueSize;
    return this;
  }

  void writeTo(OutputStream out) throws IOException {
    for (Value field : fields) {
      field.write(out);
    }
  }

  /** Seven bits in each byte, the lowest first; the eighth bit says that there are more. */
  private static void varint(OutputStream out, long value) throws IOException {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  private static int varintSize(long value) {
    int bits = Long.SIZE - Long.numberOfLeadingZeros(value);
    return Math.max(1, (bits + 6) / 7);
  }
}
