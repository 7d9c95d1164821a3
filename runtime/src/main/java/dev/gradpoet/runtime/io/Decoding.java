package dev.gradpoet.runtime.io;

import java.nio.ByteBuffer;
import java.util.Objects;

/** Turns the bytes of a tensor into floats, one piece after another. */
final class Decoding {
  private static final float LEAST_HALF = 0x1p-24f;

  private final String file;
  private final TensorEntry tensor;
  private final float[] values;
  private final int offset;
  private final int width;
  private final int end;
  private int at;

  /** Of that tensor of {@code file}, into {@code values} from index {@code offset} on. */
  Decoding(String file, TensorEntry tensor, float[] values, int offset)
      throws InvalidFileException {
    this.file = file;
    this.tensor = tensor;
    this.values = values;
    this.offset = offset;
    this.width = switch (tensor.dtype()) {
      case "F16", "BF16" -> 2;
      case "F32" -> 4;
      case "F64" -> 8;
      default ->
        throw new InvalidFileException(
            file, tensor + " cannot be read as floats, expected F32, F16, BF16 or F64");
    };
    Objects.checkFromIndexSize((long) offset, tensor.size(), (long) values.length);
    this.at = offset;
    this.end = offset + (int) tensor.size();
  }

  /** The bytes that are not decoded yet. */
  long rest() {
    return (long) (end - at) * width;
  }

  /** Decodes what is left in {@code bytes}: whole values. */
  void decode(ByteBuffer bytes) throws InvalidFileException {
    switch (tensor.dtype()) {
      case "F32" -> {
        int count = bytes.remaining() / Float.BYTES;
        bytes.asFloatBuffer().get(values, at, count);
        at += count;
      }
      case "F64" -> {
        while (bytes.hasRemaining()) {
          values[at] = rounded(bytes.getDouble());
          at++;
        }
      }
      case "F16" -> {
        while (bytes.hasRemaining()) {
          values[at++] = half(bytes.getShort());
        }
      }
      default -> {
        // BF16: the upper half of a float.
        while (bytes.hasRemaining()) {
          values[at++] = Float.intBitsToFloat(bytes.getShort() << 16);
        }
      }
    }
  }

  private float rounded(double value) throws InvalidFileException {
    float rounded = (float) value;
    if (Float.isInfinite(rounded) && !Double.isInfinite(value)) {
      throw new InvalidFileException(
          file,
          tensor + " has " + value + " as value " + (at - offset) + ", expected at most "
              + Float.MAX_VALUE + ", the largest float");
    }
    return rounded;
  }

  /** The value of {@code bits} as binary16 of IEEE 754: 1 bit of sign, 5 of exponent, 10 of fraction. */
  static float half(short bits) {
    int sign = (bits & 0x8000) << 16;
    int exponent = (bits >> 10) & 0x1f;
    int fraction = bits & 0x3ff;
    int magnitude = switch (exponent) {
      case 0 -> Float.floatToRawIntBits(fraction * LEAST_HALF);
      case 0x1f -> 0x7f800000 | (fraction << 13);
      default -> ((exponent + 127 - 15) << 23) | (fraction << 13);
    };
    return Float.intBitsToFloat(sign | magnitude);
  }
}
