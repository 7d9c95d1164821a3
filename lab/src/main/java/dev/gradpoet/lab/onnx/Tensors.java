package dev.gradpoet.lab.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.UnsafeByteOperations;
import dev.gradpoet.runtime.internal.Shapes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Tensors of ONNX, their values as little-endian bytes. */
final class Tensors {
  private Tensors() {}

  /** Floats, row-major, from index {@code from} of {@code values} on. */
  static TensorProto.Builder floats(float[] values, int from, List<Integer> shape) {
    int size = Shapes.size(shape);
    ByteBuffer bytes = bytes(size, Float.BYTES);
    bytes.asFloatBuffer().put(values, from, size);
    return tensor(TensorProto.DataType.FLOAT, shape, bytes);
  }

  /** A vector of doubles. */
  static TensorProto.Builder doubles(double[] values) {
    ByteBuffer bytes = bytes(values.length, Double.BYTES);
    bytes.asDoubleBuffer().put(values);
    return tensor(TensorProto.DataType.DOUBLE, List.of(values.length), bytes);
  }

  /** A vector of integers. */
  static TensorProto.Builder integers(long[] values) {
    return integers(values, List.of(values.length));
  }

  /** A single integer. */
  static TensorProto.Builder integer(long value) {
    return integers(new long[] {value}, List.of());
  }

  private static TensorProto.Builder integers(long[] values, List<Integer> shape) {
    ByteBuffer bytes = bytes(values.length, Long.BYTES);
    bytes.asLongBuffer().put(values);
    return tensor(TensorProto.DataType.INT64, shape, bytes);
  }

  private static ByteBuffer bytes(int count, int each) {
    return ByteBuffer.allocate(Math.multiplyExact(count, each)).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static TensorProto.Builder tensor(
      TensorProto.DataType type, List<Integer> shape, ByteBuffer bytes) {
    TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(type.getNumber());
    shape.forEach(tensor::addDims);
    // Not a copy: nobody else has the buffer.
    return tensor.setRawData(UnsafeByteOperations.unsafeWrap(bytes));
  }
}
