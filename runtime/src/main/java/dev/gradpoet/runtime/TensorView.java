package dev.gradpoet.runtime;

import dev.gradpoet.runtime.internal.Shapes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A live view of a range of a flat array, with the shape that it has in the network. As thread-safe as the array. */
public final class TensorView {
  private final String name;
  private final float[] values;
  private final int offset;
  private final List<Integer> shape;
  private final int size;

  /** @param name what messages call it: {@code the weights of layer 'hidden'} */
  TensorView(String name, float[] values, int offset, List<Integer> shape) {
    this.name = name;
    this.values = values;
    this.offset = offset;
    this.shape = shape;
    this.size = Shapes.size(shape);
    Objects.checkFromIndexSize(offset, size, values.length);
  }

  /** The extents: one for a vector, inputs and units for a matrix. */
  public List<Integer> shape() {
    return shape;
  }

  /** The number of values. */
  public int size() {
    return size;
  }

  /**
   * Value {@code i}, counted row by row.
   *
   * @throws IndexOutOfBoundsException if there is no such value, saying what there is
   */
  public float get(int i) {
    return values[offset + checked("index", i, size)];
  }

  /**
   * The value in row {@code i} and column {@code j} of a matrix.
   *
   * @throws IndexOutOfBoundsException if there is no such value, saying what there is
   * @throws IllegalStateException if this is not a matrix
   */
  public float get(int i, int j) {
    return values[index(i, j)];
  }

  /**
   * Sets value {@code i}, counted row by row.
   *
   * @throws IndexOutOfBoundsException if there is no such value, saying what there is
   */
  public void set(int i, float value) {
    values[offset + checked("index", i, size)] = value;
  }

  /**
   * Sets the value in row {@code i} and column {@code j} of a matrix.
   *
   * @throws IndexOutOfBoundsException if there is no such value, saying what there is
   * @throws IllegalStateException if this is not a matrix
   */
  public void set(int i, int j, float value) {
    values[index(i, j)] = value;
  }

  /**
   * Sets all values, row by row.
   *
   * @throws IllegalArgumentException if {@code all} has not {@link #size} values
   */
  public void setAll(float... all) {
    if (all.length != size) {
      throw new IllegalArgumentException(
          "all has " + all.length + " values, expected " + size + ": " + shapeOfThis());
    }
    System.arraycopy(all, 0, values, offset, size);
  }

  /** A copy, row by row. */
  public float[] toArray() {
    return Arrays.copyOfRange(values, offset, offset + size);
  }

  private int index(int i, int j) {
    if (shape.size() != 2) {
      throw new IllegalStateException(
          "there is a row and a column, expected one index: " + shapeOfThis());
    }
    return offset
        + checked("row", i, shape.get(0)) * shape.get(1)
        + checked("column", j, shape.get(1));
  }

  private int checked(String what, int index, int count) {
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(
          what + " is " + index + ", expected 0 to " + (count - 1) + ": " + shapeOfThis());
    }
    return index;
  }

  private String shapeOfThis() {
    return "the shape of " + name + " is " + shape;
  }

  @Override
  public String toString() {
    return shape + " " + Arrays.toString(toArray());
  }
}
