package dev.gradpoet.lab.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The graph of a model while it is built. Every method that adds something returns the name of the value that it is; names are made unique.
 *
 * <p>Opset 13 is the first in which softmax is along the last axis, and what runs models has known it for years. Later ones bring
 * nothing that is needed: what they compute at once, Gelu and Mish, is composed.
 */
final class Graph {
  private static final int IR_VERSION = 7;
  private static final int OPSET = 13;
  private static final String ML_DOMAIN = "ai.onnx.ml";
  private static final int ML_OPSET = 2;

  private final GraphProto.Builder graph;
  private final Set<String> names = new HashSet<>();
  private boolean usesMl;

  Graph(String name) {
    this.graph = GraphProto.newBuilder().setName(name);
  }

  /** An input of the model, [batch, {@code width}]. */
  String input(String name, TensorProto.DataType type, int width, String meaning) {
    graph.addInput(value(name, type, width, meaning));
    return unique(name);
  }

  /** A constant: a tensor whose name is to be chosen. */
  String constant(String name, TensorProto.Builder tensor) {
    String unique = unique(name);
    graph.addInitializer(tensor.setName(unique));
    return unique;
  }

  /** A float, which all its users share. */
  String constant(float value) {
    String name = Float.toString(value);
    if (names.add(name)) {
      graph.addInitializer(Tensors.floats(new float[] {value}, 0, List.of()).setName(name));
    }
    return name;
  }

  /** What an operator makes of its inputs; {@code scope} is what it is a part of. */
  String node(String scope, String operator, String... inputs) {
    return node(scope, operator, List.of(), inputs);
  }

  /** As {@link #node(String, String, String...)}, with attributes. */
  String node(String scope, String operator, List<AttributeProto> attributes, String... inputs) {
    return add("", scope, operator, attributes, inputs);
  }

  /** As {@link #node(String, String, List, String...)}, of the domain for classic machine learning. */
  String mlNode(String scope, String operator, List<AttributeProto> attributes, String... inputs) {
    usesMl = true;
    return add(ML_DOMAIN, scope, operator, attributes, inputs);
  }

  private String add(
      String domain,
      String scope,
      String operator,
      List<AttributeProto> attributes,
      String... inputs) {
    String name = unique(scope + "." + operator);
    graph.addNode(NodeProto.newBuilder()
        .setDomain(domain)
        .setName(name)
        .setOpType(operator)
        .addAllInput(List.of(inputs))
        .addAllAttribute(attributes)
        .addOutput(name));
    return name;
  }

  private String unique(String name) {
    String unique = name;
    for (int i = 2; !names.add(unique); i++) {
      unique = name + "_" + i;
    }
    return unique;
  }

  /** Makes {@code value}, which the last node computes, the output of the model, [batch, {@code width}]. */
  void output(String name, String value, int width) {
    int last = graph.getNodeCount() - 1;
    if (last < 0 || !graph.getNode(last).getOutput(0).equals(value)) {
      throw new IllegalStateException("'" + value + "' is not what the last node computes");
    }
    graph.getNodeBuilder(last).setOutput(0, name);
    graph.addOutput(value(name, TensorProto.DataType.FLOAT, width, "predictions"));
  }

  private static ValueInfoProto value(
      String name, TensorProto.DataType type, int width, String meaning) {
    TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
    shape.addDimBuilder().setDimParam("batch");
    shape.addDimBuilder().setDimValue(width);
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .setDocString(meaning)
        .build();
  }

  /** A model of this graph, without anything that describes it. */
  ModelProto.Builder model() {
    ModelProto.Builder model = ModelProto.newBuilder()
        .setIrVersion(IR_VERSION)
        .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPSET))
        .setGraph(graph);
    if (usesMl) {
      model.addOpsetImport(
          OperatorSetIdProto.newBuilder().setDomain(ML_DOMAIN).setVersion(ML_OPSET));
    }
    return model;
  }
}
