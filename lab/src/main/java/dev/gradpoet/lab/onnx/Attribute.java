package dev.gradpoet.lab.onnx;

import java.util.List;

/** An attribute of an operator: AttributeProto of ONNX, whose field {@code type} says which other field has the value. */
final class Attribute {
  private static final int NAME = 1;
  private static final int F = 2;
  private static final int I = 3;
  private static final int INTS = 8;
  private static final int STRINGS = 9;
  private static final int TYPE = 20;

  private static final int TYPE_FLOAT = 1;
  private static final int TYPE_INT = 2;
  private static final int TYPE_INTS = 7;
  private static final int TYPE_STRINGS = 8;

  private Attribute() {}

  static Message of(String name, double value) {
    return named(name).single(F, (float) value).integer(TYPE, TYPE_FLOAT);
  }

  static Message of(String name, int value) {
    return named(name).integer(I, value).integer(TYPE, TYPE_INT);
  }

  static Message integers(String name, List<Long> values) {
    Message attribute = named(name);
    values.forEach(value -> attribute.integer(INTS, value));
    return attribute.integer(TYPE, TYPE_INTS);
  }

  static Message texts(String name, List<String> values) {
    Message attribute = named(name);
    values.forEach(value -> attribute.text(STRINGS, value));
    return attribute.integer(TYPE, TYPE_STRINGS);
  }

  private static Message named(String name) {
    return new Message().text(NAME, name);
  }
}
