package dev.gradpoet.runtime.matrix;

/**
 * Multiplies matrices in plain Java, four rows at a time.
 *
 * <p>The just-in-time compiler vectorises a loop over arrays of their own that are indexed from 0, and keeps the order of floating-point sums:
 * so the loop runs along the columns, and blocks of rows of b and c are copied into such arrays. How many products of each row it takes is as
 * many as the compiler still vectorises.
 */
final class Rows implements Multiplier {
  private static final int ROWS = 4;

  /** The rows of b in a block. */
  private static final int DEPTH = 64;

  /** The columns of a block, so that its rows of b and c stay in the caches. */
  private static final int WIDTH = 512;

  /** The values of b in a block where a has fewer rows than are computed together: 8 kB. */
  private static final int FEW = 2048;

  /** Loops over fewer columns than this take longer to begin and to end than what they compute. */
  private static final int SHORT = 32;

  /** Whether four rows of b at a time are vectorised, and not two only: seen on JDK 25, and not on 17. */
  static final boolean TAKES_FOUR = Runtime.version().feature() >= 25;

  private static final boolean FUSES = FusedMultiplyAdd.isFast();

  private static final float[][] EMPTY = {};

  private float[][] rowsOfB = EMPTY;
  private float[][] rowsOfC = EMPTY;

  @Override
  public long copies(int rows, int columns, int depth, Strided a, Strided b, Strided c) {
    long blocks = (depth + DEPTH - 1L) / DEPTH;
    return (b.step == 1 ? 0 : (long) depth * columns)
        + (c.step == 1 ? 0 : 2L * rows * columns * blocks)
        + (columns >= SHORT ? 0 : 4L * rows * depth);
  }

  @Override
  public void multiply(
      int rows, int columns, int depth, Strided a, Strided b, Strided s, Strided c, float floor) {
    int blockDepth = rows < ROWS ? depthForFew(Math.min(columns, WIDTH)) : DEPTH;
    makeRoom(Math.min(columns, WIDTH), Math.min(depth, blockDepth));
    for (int j = 0; j < columns; j += WIDTH) {
      int length = Math.min(WIDTH, columns - j);
      Strided start = s;
      for (int k = 0; k < depth || k == 0; k += blockDepth) {
        int count = Math.min(blockDepth, depth - k);
        boolean isLast = depth - k <= blockDepth;
        packB(length, count, b, k, j);
        for (int r = 0; r < rows; r += ROWS) {
          int height = Math.min(ROWS, rows - r);
          if (k == 0 || rows > ROWS) {
            load(height, length, start, r, j);
          }
          addRows(height, length, count, a, a.place(r, k));
          if (isLast || rows > ROWS) {
            store(height, length, isLast ? floor : MatrixProduct.NO_FLOOR, c, r, j);
          }
        }
        start = c;
      }
    }
  }

  /** So few rows go through all of b once: no more of it is packed at a time than stays in the first-level cache until they have. */
  private static int depthForFew(int columns) {
    return Math.min(DEPTH, Math.max(ROWS, FEW / columns / ROWS * ROWS));
  }

  private void makeRoom(int width, int depth) {
    boolean isWide = rowsOfC.length > 0 && rowsOfC[0].length >= width;
    if (!isWide || rowsOfB.length < depth) {
      int length = isWide ? rowsOfC[0].length : width;
      rowsOfC = new float[ROWS][length];
      rowsOfB = new float[Math.max(depth, rowsOfB.length)][length];
    }
  }

  private void packB(int length, int count, Strided b, int k, int j) {
    int from = b.place(k, j);
    if (b.step == 1) {
      for (int q = 0; q < count; q++) {
        System.arraycopy(b.values, from + q * b.row, rowsOfB[q], 0, length);
      }
      return;
    }
    for (int i = 0; i < length; i++) {
      for (int q = 0; q < count; q++) {
        rowsOfB[q][i] = b.values[from + i * b.step + q * b.row];
      }
    }
  }

  private void load(int height, int length, Strided s, int r, int j) {
    for (int q = 0; q < height; q++) {
      float[] row = rowsOfC[q];
      int from = s.place(r + q, j);
      if (s.step == 1) {
        System.arraycopy(s.values, from, row, 0, length);
        continue;
      }
      for (int i = 0; i < length; i++) {
        row[i] = s.values[from + i * s.step];
      }
    }
  }

  private void store(int height, int length, float floor, Strided c, int r, int j) {
    for (int q = 0; q < height; q++) {
      float[] row = rowsOfC[q];
      int to = c.place(r + q, j);
      if (floor > MatrixProduct.NO_FLOOR) {
        limit(length, row, floor);
      }
      if (c.step == 1) {
        System.arraycopy(row, 0, c.values, to, length);
        continue;
      }
      for (int i = 0; i < length; i++) {
        c.values[to + i * c.step] = row[i];
      }
    }
  }

  private static void limit(int length, float[] row, float floor) {
    for (int i = 0; i < length; i++) {
      row[i] = Math.max(row[i], floor);
    }
  }

  /** Adds the products of the values of a from place {@code at} on with the packed rows of b. */
  private void addRows(int height, int length, int depth, Strided a, int at) {
    int whole = height == ROWS ? addFourRows(length, depth, a.values, at, a.row, a.step) : 0;
    for (int q = 0; q < height && whole < depth; q++) {
      addRow(length, whole, depth, a.values, at + q * a.row, a.step, rowsOfC[q]);
    }
  }

  /** Adds the products of four rows of a, several of each at a time; returns how many of each. */
  private int addFourRows(int length, int depth, float[] a, int aAt, int aRow, int aStep) {
    final float[][] b = rowsOfB;
    final float[][] c = rowsOfC;
    int k = 0;
    if (TAKES_FOUR) {
      for (; k < depth - 3; k += 4) {
        final int at = aAt + k * aStep;
        final int r1 = at + aRow;
        final int r2 = r1 + aRow;
        final int r3 = r2 + aRow;
        add4x4(
            length,
            c[0],
            c[1],
            c[2],
            c[3],
            b[k],
            b[k + 1],
            b[k + 2],
            b[k + 3],
            a[at],
            a[at + aStep],
            a[at + 2 * aStep],
            a[at + 3 * aStep],
            a[r1],
            a[r1 + aStep],
            a[r1 + 2 * aStep],
            a[r1 + 3 * aStep],
            a[r2],
            a[r2 + aStep],
            a[r2 + 2 * aStep],
            a[r2 + 3 * aStep],
            a[r3],
            a[r3 + aStep],
            a[r3 + 2 * aStep],
            a[r3 + 3 * aStep]);
      }
    }
    for (; k < depth - 1; k += 2) {
      final int at = aAt + k * aStep;
      final int r1 = at + aRow;
      final int r2 = r1 + aRow;
      final int r3 = r2 + aRow;
      add4x2(
          length,
          c[0],
          c[1],
          c[2],
          c[3],
          b[k],
          b[k + 1],
          a[at],
          a[at + aStep],
          a[r1],
          a[r1 + aStep],
          a[r2],
          a[r2 + aStep],
          a[r3],
          a[r3 + aStep]);
    }
    return k;
  }

  /** Adds the products of one row of a, from row {@code first} of the block of b on. */
  private void addRow(
      int length, int first, int depth, float[] a, int aAt, int aStep, float[] row) {
    final float[][] b = rowsOfB;
    int k = first;
    for (; k < depth - 3; k += 4) {
      final int at = aAt + k * aStep;
      add1x4(
          length,
          row,
          b[k],
          b[k + 1],
          b[k + 2],
          b[k + 3],
          a[at],
          a[at + aStep],
          a[at + 2 * aStep],
          a[at + 3 * aStep]);
    }
    for (; k < depth; k++) {
      add1x1(length, row, b[k], a[aAt + k * aStep]);
    }
  }

  private static float fma(float a, float b, float c) {
    return FUSES ? Math.fma(a, b, c) : a * b + c;
  }

  private static void add4x4(
      int length,
      float[] c0,
      float[] c1,
      float[] c2,
      float[] c3,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float a0_0,
      float a0_1,
      float a0_2,
      float a0_3,
      float a1_0,
      float a1_1,
      float a1_2,
      float a1_3,
      float a2_0,
      float a2_1,
      float a2_2,
      float a2_3,
      float a3_0,
      float a3_1,
      float a3_2,
      float a3_3) {
    for (int j = 0; j < length; j++) {
      final float x0 = b0[j];
      final float x1 = b1[j];
      final float x2 = b2[j];
      final float x3 = b3[j];
      final float y0 = fma(a0_3, x3, fma(a0_2, x2, fma(a0_1, x1, fma(a0_0, x0, c0[j]))));
      final float y1 = fma(a1_3, x3, fma(a1_2, x2, fma(a1_1, x1, fma(a1_0, x0, c1[j]))));
      final float y2 = fma(a2_3, x3, fma(a2_2, x2, fma(a2_1, x1, fma(a2_0, x0, c2[j]))));
      final float y3 = fma(a3_3, x3, fma(a3_2, x2, fma(a3_1, x1, fma(a3_0, x0, c3[j]))));
      c0[j] = y0;
      c1[j] = y1;
      c2[j] = y2;
      c3[j] = y3;
    }
  }

  private static void add4x2(
      int length,
      float[] c0,
      float[] c1,
      float[] c2,
      float[] c3,
      float[] b0,
      float[] b1,
      float a0_0,
      float a0_1,
      float a1_0,
      float a1_1,
      float a2_0,
      float a2_1,
      float a3_0,
      float a3_1) {
    for (int j = 0; j < length; j++) {
      final float x0 = b0[j];
      final float x1 = b1[j];
      final float y0 = fma(a0_1, x1, fma(a0_0, x0, c0[j]));
      final float y1 = fma(a1_1, x1, fma(a1_0, x0, c1[j]));
      final float y2 = fma(a2_1, x1, fma(a2_0, x0, c2[j]));
      final float y3 = fma(a3_1, x1, fma(a3_0, x0, c3[j]));
      c0[j] = y0;
      c1[j] = y1;
      c2[j] = y2;
      c3[j] = y3;
    }
  }

  private static void add1x4(
      int length,
      float[] c0,
      float[] b0,
      float[] b1,
      float[] b2,
      float[] b3,
      float a0_0,
      float a0_1,
      float a0_2,
      float a0_3) {
    for (int j = 0; j < length; j++) {
      c0[j] = fma(a0_3, b3[j], fma(a0_2, b2[j], fma(a0_1, b1[j], fma(a0_0, b0[j], c0[j]))));
    }
  }

  private static void add1x1(int length, float[] c0, float[] b0, float a0_0) {
    for (int j = 0; j < length; j++) {
      c0[j] = fma(a0_0, b0[j], c0[j]);
    }
  }
}
