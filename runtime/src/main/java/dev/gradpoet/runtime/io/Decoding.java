package dev.gradpoet.runtime.io;

import java.nio.ByteBuffer;

/** The values of a tensor as floats. */
final class Decoding {
  private static final float LEAST_HALF = 0x1p-24f;

  private Decoding() {}

  /** The bytes of a value of that tensor of {@code file}. */
  static int width(String file, TensorEntry tensor) throws InvalidFileException {
    return switch (tensor.dtype()) {
      case "F16", "BF16" -> 2;
      case "F32" -> 4;
      case "F64" -> 8;
      default ->
        throw new InvalidFileException(
            file, tensor + " cannot be read as floats, expected F32, F16, BF16 or F64");
    };
  }

  /** Puts what is left in {@code bytes} into {@code values} from index {@code at} on; how many values that were. */
  static int decode(String dtype, ByteBuffer bytes, float[] values, int at) {
    int i = at;
    switch (dtype) {
      case "F32" -> {
        int count = bytes.remaining() / Float.BYTES;
        bytes.asFloatBuffer().get(values, at, count);
        i += count;
      }
      case "F64" -> {
        while (bytes.hasRemaining()) {
          values[i++] = (float) bytes.getDouble();
        }
      }
      case "F16" -> {
        while (bytes.hasRemaining()) {
          values[i++] = half(bytes.getShort());
        }
      }
      default -> {
        // BF16: the upper half of a float.
        while (bytes.hasRemaining()) {
          values[i++] = Float.intBitsToFloat(bytes.getShort() << 16);
        }
      }
    }
    return i - at;
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
