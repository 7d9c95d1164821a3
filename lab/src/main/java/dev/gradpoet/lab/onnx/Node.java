package dev.gradpoet.lab.onnx;

import java.util.List;

/** An operator at its place in a graph, with one output: NodeProto of ONNX. */
record Node(
    String domain,
    String name,
    String operator,
    List<String> inputs,
    List<Message> attributes,
    String output) {
  private static final int INPUT = 1;
  private static final int OUTPUT = 2;
  private static final int NAME = 3;
  private static final int OP_TYPE = 4;
  private static final int ATTRIBUTE = 5;
  private static final int DOMAIN = 7;

  Node withOutput(String other) {
    return new Node(domain, name, operator, inputs, attributes, other);
  }

  Message message() {
    Message node = new Message();
    inputs.forEach(input -> node.text(INPUT, input));
    node.text(OUTPUT, output).text(NAME, name).text(OP_TYPE, operator);
    attributes.forEach(attribute -> node.message(ATTRIBUTE, attribute));
    return node.text(DOMAIN, domain);
  }
}
