package dev.gradpoet.lab.onnx;

import dev.gradpoet.runtime.internal.Shapes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * A constant: TensorProto of ONNX.
 *
 * @param data the elements, row-major, as little-endian bytes
 */
record Tensor(DataType type, List<Integer> shape, byte[] data) {
  private static final int DIMS = 1;
  private static final int DATA_TYPE = 2;
  private static final int NAME = 8;
  private static final int RAW_DATA = 9;

  /** Floats, row-major, from index {@code from} of {@code values} on. */
  static Tensor floats(float[] values, int from, List<Integer> shape) {
    int size = Shapes.size(shape);
    byte[] data = new byte[Math.multiplyExact(size, Float.BYTES)];
    littleEndian(data).asFloatBuffer().put(values, from, size);
    return new Tensor(DataType.FLOAT, shape, data);
  }

  /** A vector of doubles. */
  static Tensor doubles(double[] values) {
    byte[] data = new byte[Math.multiplyExact(values.length, Double.BYTES)];
    littleEndian(data).asDoubleBuffer().put(values);
    return new Tensor(DataType.DOUBLE, List.of(values.length), data);
  }

  /** A vector of integers. */
  static Tensor integers(long[] values) {
    return integers(values, List.of(values.length));
  }

  /** A single integer. */
  static Tensor integer(long value) {
    return integers(new long[] {value}, List.of());
  }

  private static Tensor integers(long[] values, List<Integer> shape) {
    byte[] data = new byte[Math.multiplyExact(values.length, Long.BYTES)];
    littleEndian(data).asLongBuffer().put(values);
    return new Tensor(DataType.INT64, shape, data);
  }

  private static ByteBuffer littleEndian(byte[] data) {
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }

  Message message(String name) {
    Message tensor = new Message();
    shape.forEach(size -> tensor.integer(DIMS, size));
    return tensor.integer(DATA_TYPE, type.number()).text(NAME, name).bytes(RAW_DATA, data);
  }
}
