package dev.gradpoet.runtime.matrix;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tiles of a product whose sums stay in registers: {@code c = max(s + a · b, floor)}, where the values of a lie one after another along its
 * rows, and those of b, s and c along theirs.
 *
 * <p>No vector crosses a method: one that is passed or returned may become an object. The receiver of an operation is a value just loaded or
 * broadcast, whose type the just-in-time compiler knows. 6 × 4 vectors want 32 registers, 6 × 2 want 16.
 */
final class VectorTiles {
  /** The widest vectors of this machine, of 16 lanes at most. */
  static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.length() > 16
      ? FloatVector.SPECIES_512
      : FloatVector.SPECIES_PREFERRED;

  static final int LANES = SPECIES.length();

  /** The rows of the tallest tile. */
  static final int ROWS = 6;

  /** The vectors of a row of the widest tile: machines whose vectors have 512 bits have 32 registers. */
  static final int VECTORS = LANES == 16 ? 4 : 2;

  private VectorTiles() {}

  /** A tile as wide as a panel, of six rows: those of a lie along their values, {@code aDistance} from each other. */
  static void sixRows(
      int depth,
      float[] a,
      int aAt,
      int aDistance,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    if (VECTORS == 4) {
      tile6x4(depth, a, aAt, aDistance, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
    } else {
      tile6x2(depth, a, aAt, aDistance, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
    }
  }

  /** The same where the rows of a lie side by side, and {@code aDistance} is that between the values of one. */
  static void sixRowsAcross(
      int depth,
      float[] a,
      int aAt,
      int aDistance,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    if (VECTORS == 4) {
      tile6x4Across(depth, a, aAt, aDistance, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
    } else {
      tile6x2Across(depth, a, aAt, aDistance, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
    }
  }

  /** A tile as wide as a panel, of four rows: those of a lie along their values, {@code aDistance} from each other. */
  static void fourRows(
      int depth,
      float[] a,
      int aAt,
      int aDistance,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    if (VECTORS == 4) {
      tile4x4(depth, a, aAt, aDistance, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
    } else {
      tile4x2(depth, a, aAt, aDistance, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
    }
  }

  /** The same where the rows of a lie side by side, and {@code aDistance} is that between the values of one. */
  static void fourRowsAcross(
      int depth,
      float[] a,
      int aAt,
      int aDistance,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    if (VECTORS == 4) {
      tile4x4Across(depth, a, aAt, aDistance, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
    } else {
      tile4x2Across(depth, a, aAt, aDistance, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
    }
  }

  /** Six rows of one vector each. */
  static void narrow(
      int depth,
      float[] a,
      int aAt,
      int aRow,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    tile6x1(depth, a, aAt, aRow, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
  }

  /** 6 × 4 vectors of the product. */
  private static void tile6x4(
      int depth,
      float[] a,
      int aAt,
      int aRow,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c0_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * LANES);
    FloatVector c0_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    FloatVector c1_2 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 2 * LANES);
    FloatVector c1_3 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 3 * LANES);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c2_1 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + LANES);
    FloatVector c2_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + 2 * LANES);
    FloatVector c2_3 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + 3 * LANES);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c3_1 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + LANES);
    FloatVector c3_2 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + 2 * LANES);
    FloatVector c3_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + 3 * LANES);
    FloatVector c4_0 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow);
    FloatVector c4_1 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + LANES);
    FloatVector c4_2 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + 2 * LANES);
    FloatVector c4_3 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + 3 * LANES);
    FloatVector c5_0 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow);
    FloatVector c5_1 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + LANES);
    FloatVector c5_2 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + 2 * LANES);
    FloatVector c5_3 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
      final FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      c0_2 = a0.fma(b2, c0_2);
      c0_3 = a0.fma(b3, c0_3);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + aRow + k]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      c1_2 = a1.fma(b2, c1_2);
      c1_3 = a1.fma(b3, c1_3);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2 * aRow + k]);
      c2_0 = a2.fma(b0, c2_0);
      c2_1 = a2.fma(b1, c2_1);
      c2_2 = a2.fma(b2, c2_2);
      c2_3 = a2.fma(b3, c2_3);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3 * aRow + k]);
      c3_0 = a3.fma(b0, c3_0);
      c3_1 = a3.fma(b1, c3_1);
      c3_2 = a3.fma(b2, c3_2);
      c3_3 = a3.fma(b3, c3_3);
      final FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + 4 * aRow + k]);
      c4_0 = a4.fma(b0, c4_0);
      c4_1 = a4.fma(b1, c4_1);
      c4_2 = a4.fma(b2, c4_2);
      c4_3 = a4.fma(b3, c4_3);
      final FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + 5 * aRow + k]);
      c5_0 = a5.fma(b0, c5_0);
      c5_1 = a5.fma(b1, c5_1);
      c5_2 = a5.fma(b2, c5_2);
      c5_3 = a5.fma(b3, c5_3);
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c0_2).intoArray(c, cAt + 2 * LANES);
    least.max(c0_3).intoArray(c, cAt + 3 * LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
    least.max(c1_2).intoArray(c, cAt + cRow + 2 * LANES);
    least.max(c1_3).intoArray(c, cAt + cRow + 3 * LANES);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c2_1).intoArray(c, cAt + 2 * cRow + LANES);
    least.max(c2_2).intoArray(c, cAt + 2 * cRow + 2 * LANES);
    least.max(c2_3).intoArray(c, cAt + 2 * cRow + 3 * LANES);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c3_1).intoArray(c, cAt + 3 * cRow + LANES);
    least.max(c3_2).intoArray(c, cAt + 3 * cRow + 2 * LANES);
    least.max(c3_3).intoArray(c, cAt + 3 * cRow + 3 * LANES);
    least.max(c4_0).intoArray(c, cAt + 4 * cRow);
    least.max(c4_1).intoArray(c, cAt + 4 * cRow + LANES);
    least.max(c4_2).intoArray(c, cAt + 4 * cRow + 2 * LANES);
    least.max(c4_3).intoArray(c, cAt + 4 * cRow + 3 * LANES);
    least.max(c5_0).intoArray(c, cAt + 5 * cRow);
    least.max(c5_1).intoArray(c, cAt + 5 * cRow + LANES);
    least.max(c5_2).intoArray(c, cAt + 5 * cRow + 2 * LANES);
    least.max(c5_3).intoArray(c, cAt + 5 * cRow + 3 * LANES);
  }

  /** 6 × 4 vectors of the product, the values of a side by side across its rows. */
  private static void tile6x4Across(
      int depth,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c0_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * LANES);
    FloatVector c0_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    FloatVector c1_2 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 2 * LANES);
    FloatVector c1_3 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 3 * LANES);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c2_1 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + LANES);
    FloatVector c2_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + 2 * LANES);
    FloatVector c2_3 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + 3 * LANES);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c3_1 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + LANES);
    FloatVector c3_2 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + 2 * LANES);
    FloatVector c3_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + 3 * LANES);
    FloatVector c4_0 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow);
    FloatVector c4_1 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + LANES);
    FloatVector c4_2 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + 2 * LANES);
    FloatVector c4_3 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + 3 * LANES);
    FloatVector c5_0 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow);
    FloatVector c5_1 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + LANES);
    FloatVector c5_2 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + 2 * LANES);
    FloatVector c5_3 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
      final FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      c0_2 = a0.fma(b2, c0_2);
      c0_3 = a0.fma(b3, c0_3);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      c1_2 = a1.fma(b2, c1_2);
      c1_3 = a1.fma(b3, c1_3);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      c2_0 = a2.fma(b0, c2_0);
      c2_1 = a2.fma(b1, c2_1);
      c2_2 = a2.fma(b2, c2_2);
      c2_3 = a2.fma(b3, c2_3);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      c3_0 = a3.fma(b0, c3_0);
      c3_1 = a3.fma(b1, c3_1);
      c3_2 = a3.fma(b2, c3_2);
      c3_3 = a3.fma(b3, c3_3);
      final FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
      c4_0 = a4.fma(b0, c4_0);
      c4_1 = a4.fma(b1, c4_1);
      c4_2 = a4.fma(b2, c4_2);
      c4_3 = a4.fma(b3, c4_3);
      final FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + 5]);
      c5_0 = a5.fma(b0, c5_0);
      c5_1 = a5.fma(b1, c5_1);
      c5_2 = a5.fma(b2, c5_2);
      c5_3 = a5.fma(b3, c5_3);
      aAt += aStep;
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c0_2).intoArray(c, cAt + 2 * LANES);
    least.max(c0_3).intoArray(c, cAt + 3 * LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
    least.max(c1_2).intoArray(c, cAt + cRow + 2 * LANES);
    least.max(c1_3).intoArray(c, cAt + cRow + 3 * LANES);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c2_1).intoArray(c, cAt + 2 * cRow + LANES);
    least.max(c2_2).intoArray(c, cAt + 2 * cRow + 2 * LANES);
    least.max(c2_3).intoArray(c, cAt + 2 * cRow + 3 * LANES);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c3_1).intoArray(c, cAt + 3 * cRow + LANES);
    least.max(c3_2).intoArray(c, cAt + 3 * cRow + 2 * LANES);
    least.max(c3_3).intoArray(c, cAt + 3 * cRow + 3 * LANES);
    least.max(c4_0).intoArray(c, cAt + 4 * cRow);
    least.max(c4_1).intoArray(c, cAt + 4 * cRow + LANES);
    least.max(c4_2).intoArray(c, cAt + 4 * cRow + 2 * LANES);
    least.max(c4_3).intoArray(c, cAt + 4 * cRow + 3 * LANES);
    least.max(c5_0).intoArray(c, cAt + 5 * cRow);
    least.max(c5_1).intoArray(c, cAt + 5 * cRow + LANES);
    least.max(c5_2).intoArray(c, cAt + 5 * cRow + 2 * LANES);
    least.max(c5_3).intoArray(c, cAt + 5 * cRow + 3 * LANES);
  }

  /** 6 × 2 vectors of the product. */
  private static void tile6x2(
      int depth,
      float[] a,
      int aAt,
      int aRow,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c2_1 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + LANES);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c3_1 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + LANES);
    FloatVector c4_0 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow);
    FloatVector c4_1 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + LANES);
    FloatVector c5_0 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow);
    FloatVector c5_1 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + aRow + k]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2 * aRow + k]);
      c2_0 = a2.fma(b0, c2_0);
      c2_1 = a2.fma(b1, c2_1);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3 * aRow + k]);
      c3_0 = a3.fma(b0, c3_0);
      c3_1 = a3.fma(b1, c3_1);
      final FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + 4 * aRow + k]);
      c4_0 = a4.fma(b0, c4_0);
      c4_1 = a4.fma(b1, c4_1);
      final FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + 5 * aRow + k]);
      c5_0 = a5.fma(b0, c5_0);
      c5_1 = a5.fma(b1, c5_1);
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c2_1).intoArray(c, cAt + 2 * cRow + LANES);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c3_1).intoArray(c, cAt + 3 * cRow + LANES);
    least.max(c4_0).intoArray(c, cAt + 4 * cRow);
    least.max(c4_1).intoArray(c, cAt + 4 * cRow + LANES);
    least.max(c5_0).intoArray(c, cAt + 5 * cRow);
    least.max(c5_1).intoArray(c, cAt + 5 * cRow + LANES);
  }

  /** 6 × 2 vectors of the product, the values of a side by side across its rows. */
  private static void tile6x2Across(
      int depth,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c2_1 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + LANES);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c3_1 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + LANES);
    FloatVector c4_0 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow);
    FloatVector c4_1 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow + LANES);
    FloatVector c5_0 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow);
    FloatVector c5_1 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow + LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      // The second row first: one check of an index more keeps JDK 25 from reading so far ahead
      // in a that a sum finds no register.
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      c2_0 = a2.fma(b0, c2_0);
      c2_1 = a2.fma(b1, c2_1);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      c3_0 = a3.fma(b0, c3_0);
      c3_1 = a3.fma(b1, c3_1);
      final FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + 4]);
      c4_0 = a4.fma(b0, c4_0);
      c4_1 = a4.fma(b1, c4_1);
      final FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + 5]);
      c5_0 = a5.fma(b0, c5_0);
      c5_1 = a5.fma(b1, c5_1);
      aAt += aStep;
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c2_1).intoArray(c, cAt + 2 * cRow + LANES);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c3_1).intoArray(c, cAt + 3 * cRow + LANES);
    least.max(c4_0).intoArray(c, cAt + 4 * cRow);
    least.max(c4_1).intoArray(c, cAt + 4 * cRow + LANES);
    least.max(c5_0).intoArray(c, cAt + 5 * cRow);
    least.max(c5_1).intoArray(c, cAt + 5 * cRow + LANES);
  }

  /** 4 × 4 vectors of the product. */
  private static void tile4x4(
      int depth,
      float[] a,
      int aAt,
      int aRow,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c0_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * LANES);
    FloatVector c0_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    FloatVector c1_2 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 2 * LANES);
    FloatVector c1_3 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 3 * LANES);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c2_1 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + LANES);
    FloatVector c2_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + 2 * LANES);
    FloatVector c2_3 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + 3 * LANES);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c3_1 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + LANES);
    FloatVector c3_2 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + 2 * LANES);
    FloatVector c3_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
      final FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      c0_2 = a0.fma(b2, c0_2);
      c0_3 = a0.fma(b3, c0_3);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + aRow + k]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      c1_2 = a1.fma(b2, c1_2);
      c1_3 = a1.fma(b3, c1_3);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2 * aRow + k]);
      c2_0 = a2.fma(b0, c2_0);
      c2_1 = a2.fma(b1, c2_1);
      c2_2 = a2.fma(b2, c2_2);
      c2_3 = a2.fma(b3, c2_3);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3 * aRow + k]);
      c3_0 = a3.fma(b0, c3_0);
      c3_1 = a3.fma(b1, c3_1);
      c3_2 = a3.fma(b2, c3_2);
      c3_3 = a3.fma(b3, c3_3);
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c0_2).intoArray(c, cAt + 2 * LANES);
    least.max(c0_3).intoArray(c, cAt + 3 * LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
    least.max(c1_2).intoArray(c, cAt + cRow + 2 * LANES);
    least.max(c1_3).intoArray(c, cAt + cRow + 3 * LANES);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c2_1).intoArray(c, cAt + 2 * cRow + LANES);
    least.max(c2_2).intoArray(c, cAt + 2 * cRow + 2 * LANES);
    least.max(c2_3).intoArray(c, cAt + 2 * cRow + 3 * LANES);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c3_1).intoArray(c, cAt + 3 * cRow + LANES);
    least.max(c3_2).intoArray(c, cAt + 3 * cRow + 2 * LANES);
    least.max(c3_3).intoArray(c, cAt + 3 * cRow + 3 * LANES);
  }

  /** 4 × 4 vectors of the product, the values of a side by side across its rows. */
  private static void tile4x4Across(
      int depth,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c0_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * LANES);
    FloatVector c0_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    FloatVector c1_2 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 2 * LANES);
    FloatVector c1_3 = FloatVector.fromArray(SPECIES, s, sAt + sRow + 3 * LANES);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c2_1 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + LANES);
    FloatVector c2_2 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + 2 * LANES);
    FloatVector c2_3 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + 3 * LANES);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c3_1 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + LANES);
    FloatVector c3_2 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + 2 * LANES);
    FloatVector c3_3 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + 3 * LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector b2 = FloatVector.fromArray(SPECIES, b, bAt + 2 * LANES);
      final FloatVector b3 = FloatVector.fromArray(SPECIES, b, bAt + 3 * LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      c0_2 = a0.fma(b2, c0_2);
      c0_3 = a0.fma(b3, c0_3);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      c1_2 = a1.fma(b2, c1_2);
      c1_3 = a1.fma(b3, c1_3);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      c2_0 = a2.fma(b0, c2_0);
      c2_1 = a2.fma(b1, c2_1);
      c2_2 = a2.fma(b2, c2_2);
      c2_3 = a2.fma(b3, c2_3);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      c3_0 = a3.fma(b0, c3_0);
      c3_1 = a3.fma(b1, c3_1);
      c3_2 = a3.fma(b2, c3_2);
      c3_3 = a3.fma(b3, c3_3);
      aAt += aStep;
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c0_2).intoArray(c, cAt + 2 * LANES);
    least.max(c0_3).intoArray(c, cAt + 3 * LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
    least.max(c1_2).intoArray(c, cAt + cRow + 2 * LANES);
    least.max(c1_3).intoArray(c, cAt + cRow + 3 * LANES);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c2_1).intoArray(c, cAt + 2 * cRow + LANES);
    least.max(c2_2).intoArray(c, cAt + 2 * cRow + 2 * LANES);
    least.max(c2_3).intoArray(c, cAt + 2 * cRow + 3 * LANES);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c3_1).intoArray(c, cAt + 3 * cRow + LANES);
    least.max(c3_2).intoArray(c, cAt + 3 * cRow + 2 * LANES);
    least.max(c3_3).intoArray(c, cAt + 3 * cRow + 3 * LANES);
  }

  /** 4 × 2 vectors of the product. */
  private static void tile4x2(
      int depth,
      float[] a,
      int aAt,
      int aRow,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c2_1 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + LANES);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c3_1 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + aRow + k]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2 * aRow + k]);
      c2_0 = a2.fma(b0, c2_0);
      c2_1 = a2.fma(b1, c2_1);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3 * aRow + k]);
      c3_0 = a3.fma(b0, c3_0);
      c3_1 = a3.fma(b1, c3_1);
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c2_1).intoArray(c, cAt + 2 * cRow + LANES);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c3_1).intoArray(c, cAt + 3 * cRow + LANES);
  }

  /** 4 × 2 vectors of the product, the values of a side by side across its rows. */
  private static void tile4x2Across(
      int depth,
      float[] a,
      int aAt,
      int aStep,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c0_1 = FloatVector.fromArray(SPECIES, s, sAt + LANES);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c1_1 = FloatVector.fromArray(SPECIES, s, sAt + sRow + LANES);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c2_1 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow + LANES);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c3_1 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow + LANES);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector b1 = FloatVector.fromArray(SPECIES, b, bAt + LANES);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt]);
      c0_0 = a0.fma(b0, c0_0);
      c0_1 = a0.fma(b1, c0_1);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + 1]);
      c1_0 = a1.fma(b0, c1_0);
      c1_1 = a1.fma(b1, c1_1);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2]);
      c2_0 = a2.fma(b0, c2_0);
      c2_1 = a2.fma(b1, c2_1);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3]);
      c3_0 = a3.fma(b0, c3_0);
      c3_1 = a3.fma(b1, c3_1);
      aAt += aStep;
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c0_1).intoArray(c, cAt + LANES);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c1_1).intoArray(c, cAt + cRow + LANES);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c2_1).intoArray(c, cAt + 2 * cRow + LANES);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c3_1).intoArray(c, cAt + 3 * cRow + LANES);
  }

  /** 6 × 1 vector of the product. */
  private static void tile6x1(
      int depth,
      float[] a,
      int aAt,
      int aRow,
      float[] b,
      int bAt,
      int bRow,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    FloatVector c0_0 = FloatVector.fromArray(SPECIES, s, sAt);
    FloatVector c1_0 = FloatVector.fromArray(SPECIES, s, sAt + sRow);
    FloatVector c2_0 = FloatVector.fromArray(SPECIES, s, sAt + 2 * sRow);
    FloatVector c3_0 = FloatVector.fromArray(SPECIES, s, sAt + 3 * sRow);
    FloatVector c4_0 = FloatVector.fromArray(SPECIES, s, sAt + 4 * sRow);
    FloatVector c5_0 = FloatVector.fromArray(SPECIES, s, sAt + 5 * sRow);
    for (int k = 0; k < depth; k++) {
      final FloatVector b0 = FloatVector.fromArray(SPECIES, b, bAt);
      final FloatVector a0 = FloatVector.broadcast(SPECIES, a[aAt + k]);
      c0_0 = a0.fma(b0, c0_0);
      final FloatVector a1 = FloatVector.broadcast(SPECIES, a[aAt + aRow + k]);
      c1_0 = a1.fma(b0, c1_0);
      final FloatVector a2 = FloatVector.broadcast(SPECIES, a[aAt + 2 * aRow + k]);
      c2_0 = a2.fma(b0, c2_0);
      final FloatVector a3 = FloatVector.broadcast(SPECIES, a[aAt + 3 * aRow + k]);
      c3_0 = a3.fma(b0, c3_0);
      final FloatVector a4 = FloatVector.broadcast(SPECIES, a[aAt + 4 * aRow + k]);
      c4_0 = a4.fma(b0, c4_0);
      final FloatVector a5 = FloatVector.broadcast(SPECIES, a[aAt + 5 * aRow + k]);
      c5_0 = a5.fma(b0, c5_0);
      bAt += bRow;
    }
    final FloatVector least = FloatVector.broadcast(SPECIES, floor);
    least.max(c0_0).intoArray(c, cAt);
    least.max(c1_0).intoArray(c, cAt + cRow);
    least.max(c2_0).intoArray(c, cAt + 2 * cRow);
    least.max(c3_0).intoArray(c, cAt + 3 * cRow);
    least.max(c4_0).intoArray(c, cAt + 4 * cRow);
    least.max(c5_0).intoArray(c, cAt + 5 * cRow);
  }
}
