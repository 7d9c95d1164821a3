package dev.gradpoet.lab.data;

/**
 * Rows of a file without targets, as inputs of a network, to predict what belongs to them. Immutable, but for the array.
 */
public final class Inputs {
  private final float[] x;
  private final int size;
  private final long droppedRows;

  Inputs(float[] x, int size, long droppedRows) {
    this.x = x;
    this.size = size;
    this.droppedRows = droppedRows;
  }

  /** The inputs of all rows, [{@link #size}, {@link Columns#inputs}], one row after another, in the order of the file: live. */
  public float[] x() {
    return x;
  }

  /** The number of rows, at least 1. */
  public int size() {
    return size;
  }

  /** How many rows were left out because a value is missing. */
  public long droppedRows() {
    return droppedRows;
  }

  @Override
  public String toString() {
    return size + " rows of " + x.length / size + " values"
        + (droppedRows == 0 ? "" : ", " + droppedRows + " rows left out");
  }
}
