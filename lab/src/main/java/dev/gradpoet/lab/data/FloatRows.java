package dev.gradpoet.lab.data;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of floats whose number is not known in advance: they grow by chunks, so that nothing is copied to grow, and are
 * handed out once, each chunk forgotten after it.
 */
final class FloatRows {
  private static final int CHUNK_VALUES = 1 << 16;

  private final int width;
  private final int rowsPerChunk;
  private final List<float[]> chunks = new ArrayList<>();
  private int rows;
  private int rowsInLast;

  FloatRows(int width) {
    this.width = width;
    this.rowsPerChunk = Math.max(1, CHUNK_VALUES / width);
    this.rowsInLast = rowsPerChunk;
  }

  int rows() {
    return rows;
  }

  /** Adds a copy of {@code row}. */
  void add(float[] row) {
    if (rowsInLast == rowsPerChunk) {
      chunks.add(new float[rowsPerChunk * width]);
      rowsInLast = 0;
    }
    System.arraycopy(row, 0, chunks.get(chunks.size() - 1), rowsInLast * width, width);
    rowsInLast++;
    rows = Math.addExact(rows, 1);
  }

  /** The values of all rows at an index of theirs. */
  float[] column(int index) {
    float[] column = new float[rows];
    for (int row = 0; row < rows; row++) {
      column[row] = chunks.get(row / rowsPerChunk)[row % rowsPerChunk * width + index];
    }
    return column;
  }

  /** Hands out all rows in order and forgets them. */
  void drain(RowConsumer consumer) {
    int row = 0;
    for (int c = 0; c < chunks.size(); c++) {
      float[] chunk = chunks.set(c, new float[0]);
      for (int i = 0; i < rowsPerChunk && row < rows; i++, row++) {
        consumer.accept(row, chunk, i * width);
      }
    }
    chunks.clear();
  }

  /** Takes rows. */
  @FunctionalInterface
  interface RowConsumer {
    /** Row number {@code row} lies in {@code values} from index {@code from} on. */
    void accept(int row, float[] values, int from);
  }
}
