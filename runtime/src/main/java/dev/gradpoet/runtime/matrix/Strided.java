package dev.gradpoet.runtime.matrix;

/** A matrix as it lies in an array, with two distances: a transposed one has them exchanged. Used again for each product. */
final class Strided {
  private static final float[] NONE = {};

  float[] values = NONE;

  /** Where the first value lies. */
  int at;

  /** The distance from one row to the next. */
  int row;

  /** The distance from one value of a row to the next. */
  int step;

  void set(float[] values, int at, int row, int step) {
    this.values = values;
    this.at = at;
    this.row = row;
    this.step = step;
  }

  void set(Strided other) {
    set(other.values, other.at, other.row, other.step);
  }

  void clear() {
    values = NONE;
  }

  void transpose() {
    int distance = row;
    row = step;
    step = distance;
  }

  /** Where value {@code j} of row {@code r} lies. */
  int place(int r, int j) {
    return at + r * row + j * step;
  }
}
