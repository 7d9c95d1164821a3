package dev.gradpoet.benchmarks.onnxruntime;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.gradpoet.benchmarks.Hidden;
import dev.gradpoet.benchmarks.Shape;
import java.util.Arrays;

/** Writes a network for one sample as an ONNX model: Gemm and an activation for each layer. */
final class OnnxModel {
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private OnnxModel() {}

  static byte[] of(Shape shape, float[] weights) {
    GraphProto.Builder graph = GraphProto.newBuilder()
        .setName("network")
        .addInput(value("x", shape.inputs()))
        .addOutput(value("y", shape.outputs()));
    String from = "x";
    int offset = 0;
    for (int layer = 0; layer < shape.layers(); layer++) {
      int inputs = shape.inputs(layer);
      int units = shape.units(layer);
      graph.addInitializer(tensor("w" + layer, weights, offset, inputs, units));
      offset += inputs * units;
      graph.addInitializer(tensor("b" + layer, weights, offset, units));
      offset += units;
      boolean last = layer == shape.layers() - 1;
      boolean identity = last && !shape.classifies();
      String z = identity ? "y" : "z" + layer;
      graph.addNode(node("Gemm", z, from, "w" + layer, "b" + layer));
      from = last ? "y" : "a" + layer;
      if (!identity) {
        graph.addNode(last ? softmax(z) : node(hidden(shape), from, z));
      }
    }
    return ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .setGraph(graph)
        .build()
        .toByteArray();
  }

  private static String hidden(Shape shape) {
    return shape.hidden() == Hidden.TANH ? "Tanh" : "Relu";
  }

  private static NodeProto softmax(String z) {
    AttributeProto axis = AttributeProto.newBuilder()
        .setName("axis")
        .setType(AttributeProto.AttributeType.INT)
        .setI(1)
        .build();
    return node("Softmax", "y", z).toBuilder().addAttribute(axis).build();
  }

  private static NodeProto node(String operator, String output, String... inputs) {
    return NodeProto.newBuilder()
        .setOpType(operator)
        .setName(output)
        .addAllInput(Arrays.asList(inputs))
        .addOutput(output)
        .build();
  }

  private static TensorProto tensor(String name, float[] values, int from, int... dimensions) {
    TensorProto.Builder tensor =
        TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
    int count = 1;
    for (int dimension : dimensions) {
      tensor.addDims(dimension);
      count *= dimension;
    }
    for (int i = 0; i < count; i++) {
      tensor.addFloatData(values[from + i]);
    }
    return tensor.build();
  }

  private static ValueInfoProto value(String name, int width) {
    TensorShapeProto shape = TensorShapeProto.newBuilder()
        .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(1))
        .addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(width))
        .build();
    TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
        .setElemType(TensorProto.DataType.FLOAT.getNumber())
        .setShape(shape)
        .build();
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(type))
        .build();
  }
}
