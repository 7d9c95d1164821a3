package dev.gradpoet.runtime.matrix;

import static dev.gradpoet.runtime.matrix.VectorTiles.LANES;
import static dev.gradpoet.runtime.matrix.VectorTiles.SPECIES;
import static dev.gradpoet.runtime.matrix.VectorTiles.VECTORS;

import jdk.incubator.vector.FloatVector;

/** One row of a product, which takes as long as b to be read; for the rest as {@link VectorTiles}. */
final class VectorRow {
  private VectorRow() {}

  /**
   * Adds a row times b to c, four rows of b at a time: these are read in order, as memory gives them fastest, and c stays in the first-level
   * cache. The columns fill vectors.
   */
  static void addRow(
      int columns,
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt) {
    int whole = depth - depth % 4;
    addFourAtATime(columns, whole, a, aAt, b, bAt, bRow, c, cAt);
    for (int k = whole; k < depth; k++) {
      addOne(columns, a[aAt + k], b, bAt + k * bRow, c, cAt);
    }
  }

  private static void addFourAtATime(
      int columns,
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      int bRow,
      float[] c,
      int cAt) {
    for (int k = 0; k < depth; k += 4) {
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + k + 1]);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + k + 2]);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + k + 3]);
      final int b0 = bAt + k * bRow;
      final int b1 = b0 + bRow;
      final int b2 = b1 + bRow;
      final int b3 = b2 + bRow;
      for (int j = 0; j < columns; j += LANES) {
        FloatVector sum = FloatVector.fromArray(SPECIES, c, cAt + j);
        sum = a0.fma(FloatVector.fromArray(SPECIES, b, b0 + j), sum);
        sum = a1.fma(FloatVector.fromArray(SPECIES, b, b1 + j), sum);
        sum = a2.fma(FloatVector.fromArray(SPECIES, b, b2 + j), sum);
        a3.fma(FloatVector.fromArray(SPECIES, b, b3 + j), sum).intoArray(c, cAt + j);
      }
    }
  }

  private static void addOne(int columns, float a, float[] b, int bAt, float[] c, int cAt) {
    final FloatVector factor = FloatVector.broadcast(SPECIES, a);
    for (int j = 0; j < columns; j += LANES) {
      factor
          .fma(
              FloatVector.fromArray(SPECIES, b, bAt + j),
              FloatVector.fromArray(SPECIES, c, cAt + j))
          .intoArray(c, cAt + j);
    }
  }

  /** Raises what is less than {@code floor}, of columns that fill vectors. */
  static void raise(int columns, float[] c, int cAt, float floor) {
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    for (int j = 0; j < columns; j += LANES) {
      least.max(FloatVector.fromArray(SPECIES, c, cAt + j)).intoArray(c, cAt + j);
    }
  }

  /** The widest tile of one row that fits {@code columns}, at least a vector; returns the columns that it had. */
  static int strip(
      int columns,
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      float[] c,
      int cAt,
      float floor) {
    if (VECTORS == 4 && columns >= 16 * LANES) {
      tile1x16(depth, a, aAt, b, bAt, bRow, s, sAt, c, cAt, floor);
      return 16 * LANES;
    } else if (columns >= 8 * LANES) {
      tile1x8(depth, a, aAt, b, bAt, bRow, s, sAt, c, cAt, floor);
      return 8 * LANES;
    }
    tile1x1(depth, a, aAt, b, bAt, bRow, s, sAt, c, cAt, floor);
    return LANES;
  }

  /** 1 × 16 vectors of the product. */
  private static void tile1x16(
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      float[] c,
      int cAt,
      float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c0_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * LANES);
    FloatVector c0_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * LANES);
    FloatVector c0_4 = FloatVector.fromArray(SPECIES, s, sAt + 4 * LANES);
    FloatVector c0_5 = FloatVector.fromArray(SPECIES, s, sAt + 5 * LANES);
    FloatVector c0_6 = FloatVector.fromArray(SPECIES, s, sAt + 6 * LANES);
    FloatVector c0_7 = FloatVector.fromArray(SPECIES, s, sAt + 7 * LANES);
    FloatVector c0_8 = FloatVector.fromArray(SPECIES, s, sAt + 8 * LANES);
    FloatVector c0_9 = FloatVector.fromArray(SPECIES, s, sAt + 9 * LANES);
    FloatVector c0_10 = FloatVector.fromArray(SPECIES, s, sAt + 10 * LANES);
    FloatVector c0_11 = FloatVector.fromArray(SPECIES, s, sAt + 11 * LANES);
    FloatVector c0_12 = FloatVector.fromArray(SPECIES, s, sAt + 12 * LANES);
    FloatVector c0_13 = FloatVector.fromArray(SPECIES, s, sAt + 13 * LANES);
    FloatVector c0_14 = FloatVector.fromArray(SPECIES, s, sAt + 14 * LANES);
    FloatVector c0_15 = FloatVector.fromArray(SPECIES, s, sAt + 15 * LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
      final FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
      final FloatVector b4 = FloatVector.fromArray(SPECIES, b, bAt + 4 * LANES);
      final FloatVector b5 = FloatVector.fromArray(SPECIES, b, bAt + 5 * LANES);
      final FloatVector b6 = FloatVector.fromArray(SPECIES, b, bAt + 6 * LANES);
      final FloatVector b7 = FloatVector.fromArray(SPECIES, b, bAt + 7 * LANES);
      final FloatVector b8 = FloatVector.fromArray(SPECIES, b, bAt + 8 * LANES);
      final FloatVector b9 = FloatVector.fromArray(SPECIES, b, bAt + 9 * LANES);
      final FloatVector b10 = FloatVector.fromArray(SPECIES, b, bAt + 10 * LANES);
      final FloatVector b11 = FloatVector.fromArray(SPECIES, b, bAt + 11 * LANES);
      final FloatVector b12 = FloatVector.fromArray(SPECIES, b, bAt + 12 * LANES);
      final FloatVector b13 = FloatVector.fromArray(SPECIES, b, bAt + 13 * LANES);
      final FloatVector b14 = FloatVector.fromArray(SPECIES, b, bAt + 14 * LANES);
      final FloatVector b15 = FloatVector.fromArray(SPECIES, b, bAt + 15 * LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      c0_2 = a0.fma(b2, c0_2);
      c0_3 = a0.fma(b3, c0_3);
      c0_4 = a0.fma(b4, c0_4);
      c0_5 = a0.fma(b5, c0_5);
      c0_6 = a0.fma(b6, c0_6);
      c0_7 = a0.fma(b7, c0_7);
      c0_8 = a0.fma(b8, c0_8);
      c0_9 = a0.fma(b9, c0_9);
      c0_10 = a0.fma(b10, c0_10);
      c0_11 = a0.fma(b11, c0_11);
      c0_12 = a0.fma(b12, c0_12);
      c0_13 = a0.fma(b13, c0_13);
      c0_14 = a0.fma(b14, c0_14);
      c0_15 = a0.fma(b15, c0_15);
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c0_2).intoArray(c, cAt + 2 * LANES);
    least.max(c0_3).intoArray(c, cAt + 3 * LANES);
    least.max(c0_4).intoArray(c, cAt + 4 * LANES);
    least.max(c0_5).intoArray(c, cAt + 5 * LANES);
    least.max(c0_6).intoArray(c, cAt + 6 * LANES);
    least.max(c0_7).intoArray(c, cAt + 7 * LANES);
    least.max(c0_8).intoArray(c, cAt + 8 * LANES);
    least.max(c0_9).intoArray(c, cAt + 9 * LANES);
    least.max(c0_10).intoArray(c, cAt + 10 * LANES);
    least.max(c0_11).intoArray(c, cAt + 11 * LANES);
    least.max(c0_12).intoArray(c, cAt + 12 * LANES);
    least.max(c0_13).intoArray(c, cAt + 13 * LANES);
    least.max(c0_14).intoArray(c, cAt + 14 * LANES);
    least.max(c0_15).intoArray(c, cAt + 15 * LANES);
  }

  /** 1 × 8 vectors of the product. */
  private static void tile1x8(
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      float[] c,
      int cAt,
      float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c0_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * LANES);
    FloatVector c0_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * LANES);
    FloatVector c0_4 = FloatVector.fromArray(SPECIES, s, sAt + 4 * LANES);
    FloatVector c0_5 = FloatVector.fromArray(SPECIES, s, sAt + 5 * LANES);
    FloatVector c0_6 = FloatVector.fromArray(SPECIES, s, sAt + 6 * LANES);
    FloatVector c0_7 = FloatVector.fromArray(SPECIES, s, sAt + 7 * LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
      final FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
      final FloatVector b4 = FloatVector.fromArray(SPECIES, b, bAt + 4 * LANES);
      final FloatVector b5 = FloatVector.fromArray(SPECIES, b, bAt + 5 * LANES);
      final FloatVector b6 = FloatVector.fromArray(SPECIES, b, bAt + 6 * LANES);
      final FloatVector b7 = FloatVector.fromArray(SPECIES, b, bAt + 7 * LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      c0_2 = a0.fma(b2, c0_2);
      c0_3 = a0.fma(b3, c0_3);
      c0_4 = a0.fma(b4, c0_4);
      c0_5 = a0.fma(b5, c0_5);
      c0_6 = a0.fma(b6, c0_6);
      c0_7 = a0.fma(b7, c0_7);
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c0_2).intoArray(c, cAt + 2 * LANES);
    least.max(c0_3).intoArray(c, cAt + 3 * LANES);
    least.max(c0_4).intoArray(c, cAt + 4 * LANES);
    least.max(c0_5).intoArray(c, cAt + 5 * LANES);
    least.max(c0_6).intoArray(c, cAt + 6 * LANES);
    least.max(c0_7).intoArray(c, cAt + 7 * LANES);
  }

  /** 1 × 1 vector of the product. */
  private static void tile1x1(
      int depth,
      float[] a,
      int aAt,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      float[] c,
      int cAt,
      float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      c0_0 = a0.fma(b0, c0_0);
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
  }
}
