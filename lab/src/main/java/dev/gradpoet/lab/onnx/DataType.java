package dev.gradpoet.lab.onnx;

/** What the elements of a tensor are, by the numbers that ONNX has for them. */
enum DataType {
  FLOAT(1),
  INT64(7),
  STRING(8),
  DOUBLE(11);

  private final int number;

  DataType(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
