package dev.gradpoet.runtime.io;

/** Turns matrices, row-major, in blocks that fit the first-level cache. */
final class Transposition {
  private static final int BLOCK = 32;

  private Transposition() {}

  /**
   * Writes the matrix of {@code rows} × {@code columns} values of {@code from} at {@code fromOffset} as columns × rows into {@code to}
   * at {@code toOffset}.
   */
  static void transpose(
      float[] from, int fromOffset, int rows, int columns, float[] to, int toOffset) {
    int rowEnd;
    for (int row0 = 0; row0 < rows; row0 = rowEnd) {
      rowEnd = row0 + Math.min(BLOCK, rows - row0);
      int columnEnd;
      for (int column0 = 0; column0 < columns; column0 = columnEnd) {
        columnEnd = column0 + Math.min(BLOCK, columns - column0);
        for (int column = column0; column < columnEnd; column++) {
          for (int row = row0; row < rowEnd; row++) {
            to[toOffset + column * rows + row] = from[fromOffset + row * columns + column];
          }
        }
      }
    }
  }
}
