package dev.gradpoet.lab.onnx;

import java.util.ArrayList;
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
  private static final int OPSET = 13;
  private static final String ML_DOMAIN = "ai.onnx.ml";
  private static final int ML_OPSET = 2;

  // The fields of GraphProto.
  private static final int NODE = 1;
  private static final int NAME = 2;
  private static final int INITIALIZER = 5;
  private static final int INPUT = 11;
  private static final int OUTPUT = 12;
  // The fields of OperatorSetIdProto.
  private static final int DOMAIN = 1;
  private static final int VERSION = 2;

  private final String name;
  private final List<Node> nodes = new ArrayList<>();
  private final List<Message> constants = new ArrayList<>();
  private final List<Message> inputs = new ArrayList<>();
  private final List<Message> outputs = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private boolean usesMl;

  Graph(String name) {
    this.name = name;
  }

  /** An input of the model, [batch, {@code width}]. */
  String input(String input, DataType type, int width, String meaning) {
    inputs.add(new Signature(input, type, width, meaning).message());
    return unique(input);
  }

  /** A constant: a tensor with a name like that. */
  String constant(String wanted, Tensor tensor) {
    String unique = unique(wanted);
    constants.add(tensor.message(unique));
    return unique;
  }

  /** A float, which all its users share. */
  String constant(float value) {
    String constant = Float.toString(value);
    if (names.add(constant)) {
      constants.add(Tensor.floats(new float[] {value}, 0, List.of()).message(constant));
    }
    return constant;
  }

  /** What an operator makes of its inputs; {@code scope} is what it is a part of. */
  String node(String scope, String operator, String... from) {
    return node(scope, operator, List.of(), from);
  }

  /** As {@link #node(String, String, String...)}, with attributes. */
  String node(String scope, String operator, List<Message> attributes, String... from) {
    return add("", scope, operator, attributes, from);
  }

  /** As {@link #node(String, String, List, String...)}, of the domain for classic machine learning. */
  String mlNode(String scope, String operator, List<Message> attributes, String... from) {
    usesMl = true;
    return add(ML_DOMAIN, scope, operator, attributes, from);
  }

  private String add(
      String domain, String scope, String operator, List<Message> attributes, String... from) {
    String unique = unique(scope + "." + operator);
    nodes.add(new Node(domain, unique, operator, List.of(from), attributes, unique));
    return unique;
  }

  private String unique(String wanted) {
    String unique = wanted;
    for (int i = 2; !names.add(unique); i++) {
      unique = wanted + "_" + i;
    }
    return unique;
  }

  /** Makes {@code value}, which the last node computes, the output of the model, [batch, {@code width}]. */
  void output(String output, String value, int width) {
    int last = nodes.size() - 1;
    if (last < 0 || !nodes.get(last).output().equals(value)) {
      throw new IllegalStateException("'" + value + "' is not what the last node computes");
    }
    nodes.set(last, nodes.get(last).withOutput(output));
    outputs.add(new Signature(output, DataType.FLOAT, width, "predictions").message());
  }

  Message message() {
    Message graph = new Message();
    nodes.forEach(node -> graph.message(NODE, node.message()));
    graph.text(NAME, name);
    constants.forEach(constant -> graph.message(INITIALIZER, constant));
    inputs.forEach(input -> graph.message(INPUT, input));
    outputs.forEach(output -> graph.message(OUTPUT, output));
    return graph;
  }

  /** The sets of operators that are used. */
  List<Message> opsets() {
    Message standard = opset("", OPSET);
    return usesMl ? List.of(standard, opset(ML_DOMAIN, ML_OPSET)) : List.of(standard);
  }

  private static Message opset(String domain, int version) {
    return new Message().text(DOMAIN, domain).integer(VERSION, version);
  }
}
