package dev.gradpoet.lab.onnx;

/** What a model takes or gives, [batch, {@code width}]: ValueInfoProto of ONNX, with TypeProto and TensorShapeProto. */
record Signature(String name, DataType type, int width, String meaning) {
  private static final int NAME = 1;
  private static final int TYPE = 2;
  private static final int DOC_STRING = 3;
  private static final int TENSOR_TYPE = 1;
  private static final int ELEM_TYPE = 1;
  private static final int SHAPE = 2;
  private static final int DIM = 1;
  private static final int DIM_VALUE = 1;
  private static final int DIM_PARAM = 2;

  Message message() {
    Message shape = new Message()
        .message(DIM, new Message().text(DIM_PARAM, "batch"))
        .message(DIM, new Message().integer(DIM_VALUE, width));
    Message tensor = new Message().integer(ELEM_TYPE, type.number()).message(SHAPE, shape);
    return new Message()
        .text(NAME, name)
        .message(TYPE, new Message().message(TENSOR_TYPE, tensor))
        .text(DOC_STRING, meaning);
  }
}
