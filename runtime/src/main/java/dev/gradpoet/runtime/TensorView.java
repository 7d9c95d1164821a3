package dev.gradpoet.runtime;

import dev.gradpoet.runtime.internal.Shapes;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A live view of a range of a flat array, with the shape that it has in the network. As thread-safe as the array. */
public final class TensorView {
  private final float[] values;
  private final int offset;
  private final List<Integer> shape;
  private final int size;

  TensorView(float[] values, int offset, List<Integer> shape) {
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
   * @throws IndexOutOfBoundsException if there is no such value
   */
  public float get(int i) {
    return values[offset + Objects.checkIndex(i, size)];
  }

  /**
   * The value in row {@code i} and column {@code j} of a matrix.
   *
   * @throws IndexOutOfBoundsException if there is no such value
   * @throws IllegalStateException if this is not a matrix
   */
  public float get(int i, int j) {
    return values[index(i, j)];
  }

  /**
   * Sets value {@code i}, counted row by row.
   *
   * @throws IndexOutOfBoundsException if there is no such value
   */
  public void set(int i, float value) {
    values[offset + Objects.checkIndex(i, size)] = value;
  }

  /**
   * Sets the value in row {@code i} and column {@code j} of a matrix.
   *
   * @throws IndexOutOfBoundsException if there is no such value
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
          "all has " + all.length + " values, the tensor of shape " + shape + " takes " + size);
    }
    System.arraycopy(all, 0, values, offset, size);
  }

  /** A copy, row by row. */
  public float[] toArray() {
    return Arrays.copyOfRange(values, offset, offset + size);
  }

  private int index(int i, int j) {
    if (shape.size() != 2) {
      throw new IllegalStateException("a tensor of shape " + shape + " has no rows and columns");
    }
    return offset
        + Objects.checkIndex(i, shape.get(0)) * shape.get(1)
        + Objects.checkIndex(j, shape.get(1));
  }

  @Override
  public String toString() {
    return shape + " " + Arrays.toString(toArray());
  }
}
