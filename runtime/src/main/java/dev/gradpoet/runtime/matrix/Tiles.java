package dev.gradpoet.runtime.matrix;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Multiplies matrices in tiles of vectors.
 *
 * <p>b is packed by blocks into panels as wide as a tile, whose rows follow each other: so many values that they stay in the second-level
 * cache. Rows of a whose values do not lie side by side are packed, six at a time. What fills no tile, and what is not stored along rows, goes
 * through a tile in scratch memory.
 *
 * <p>Source: K. Goto, R. van de Geijn, Anatomy of High-Performance Matrix Multiplication, ACM Transactions on Mathematical Software 34
 * (2008).
 */
final class Tiles implements Multiplier {
  private static final VectorSpecies<Float> SPECIES = VectorTiles.SPECIES;
  private static final int LANES = VectorTiles.LANES;
  private static final int ROWS = VectorTiles.ROWS;

  /** The columns of a panel, but for the last ones of a matrix. */
  private static final int WIDTH = VectorTiles.VECTORS * LANES;

  /** The most rows of b in a block. */
  private static final int DEPTH = 1024;

  /** The values of b that a block has, if that is more than a panel: 128 kB. */
  private static final int BLOCK = 1 << 15;

  /** Where more panels than this read rows of a, it pays to pack these; wide tiles have fewer uses for a value, and wait less for it. */
  private static final int MANY = VectorTiles.VECTORS == 4 ? 16 : 4;

  /** Distances that are multiples of so many values share few sets of the first-level cache: eight lines. */
  private static final int ALIASED = 128;

  /** Rows of b that are at most so far apart are read where they lie, if they fill tiles: 1 kB. */
  private static final int NEAR = 256;

  /**
   * So many columns of one row are summed in registers, strip by strip. Where rows of b are longer, these are read in order: strips would
   * be a small part of each for narrow vectors.
   */
  private static final int STRIPS = VectorTiles.VECTORS == 4 ? 512 : 128;

  private static final float[] EMPTY = {};

  /** What the sums of a block start from. */
  private final Strided start = new Strided();

  /** The block of b: its row is the distance to the next row of a panel, its step that to the panel of the next column. */
  private final Strided panels = new Strided();

  private float[] packedA = EMPTY;
  private float[] packedB = EMPTY;
  private final float[] tile = new float[ROWS * WIDTH];

  @Override
  public long copies(int rows, int columns, int depth, Strided a, Strided b, Strided c) {
    return (a.step == 1 ? 0 : (long) rows * depth)
        + (b.step == 1 ? 0 : (long) depth * columns)
        + (c.step == 1 ? 0 : 2L * rows * columns);
  }

  @Override
  public void multiply(
      int rows, int columns, int depth, Strided a, Strided b, Strided s, Strided c, float floor) {
    if (rows == 1 && a.step == 1 && b.step == 1 && isAlong(s) && c.step == 1) {
      row(columns, depth, a, b, s, c, floor);
    } else {
      blocks(rows, columns, depth, a, b, s, c, floor);
    }
    start.clear();
    panels.clear();
  }

  private void blocks(
      int rows, int columns, int depth, Strided a, Strided b, Strided s, Strided c, float floor) {
    int panel = columns > LANES ? WIDTH : LANES;
    boolean packs = b.step != 1 || b.row > NEAR || columns % panel != 0;
    start.set(s);
    for (int k = 0; k < depth || k == 0; k += DEPTH) {
      int blockDepth = Math.min(DEPTH, depth - k);
      int blockWidth = Math.max(1, BLOCK / Math.max(1, blockDepth) / panel) * panel;
      float least = depth - k <= DEPTH ? floor : MatrixProduct.NO_FLOOR;
      for (int j = 0; j < columns; j += blockWidth) {
        int width = Math.min(blockWidth, columns - j);
        if (packs) {
          packB(width, panel, blockDepth, b, k, j);
          panels.set(packedB, 0, panel, blockDepth);
        } else {
          panels.set(b.values, b.place(k, j), b.row, 1);
        }
        block(rows, width, panel, blockDepth, a, k, j, c, least);
      }
      start.set(c);
    }
  }

  /** Computes one row as fast as b is read; only columns that fill no vector are packed. */
  private void row(
      int columns, int depth, Strided a, Strided b, Strided s, Strided c, float floor) {
    int whole = columns - columns % LANES;
    int j = 0;
    if (columns > STRIPS) {
      begin(whole, s, c);
      VectorRow.addRow(whole, depth, a.values, a.at, b.values, b.at, b.row, c.values, c.at);
      if (floor > MatrixProduct.NO_FLOOR) {
        VectorRow.raise(whole, c.values, c.at, floor);
      }
      j = whole;
    }
    while (j < whole) {
      j += VectorRow.strip(
          whole - j,
          depth,
          a.values,
          a.at,
          b.values,
          b.at + j,
          b.row,
          s.values,
          s.at + j * s.step,
          c.values,
          c.at + j,
          floor);
    }
    if (j < columns) {
      packB(columns - j, LANES, depth, b, 0, j);
      start.set(s);
      load(1, columns - j, 0, j);
      VectorRow.strip(LANES, depth, a.values, a.at, packedB, 0, LANES, tile, 0, tile, 0, floor);
      store(1, columns - j, c, 0, j);
    }
  }

  /** Sets the first values of a row of c to what its sums start from. */
  private static void begin(int columns, Strided s, Strided c) {
    if (s.step == 0) {
      Arrays.fill(c.values, c.at, c.at + columns, 0);
    } else if (s.values != c.values) {
      System.arraycopy(s.values, s.at, c.values, c.at, columns);
    }
  }

  /** Packs columns of b, from j on, into panels. */
  private void packB(int columns, int panel, int depth, Strided b, int k, int j) {
    int size = depth * (columns + panel);
    if (packedB.length < size) {
      packedB = new float[size];
    }
    for (int i = 0; i < columns; i += panel) {
      int used = Math.min(panel, columns - i);
      int from = b.place(k, j + i);
      if (b.step == 1) {
        packRows(used, panel, depth, b.values, from, b.row, i * depth);
      } else {
        packColumns(used, panel, depth, b, from, i * depth);
      }
    }
  }

  /** What a vector holds beyond the columns that are used, nothing uses. */
  private void packRows(int used, int panel, int depth, float[] b, int bAt, int bRow, int to) {
    for (int k = 0; k < depth; k++) {
      int from = bAt + k * bRow;
      int row = to + k * panel;
      if (from > b.length - panel) {
        System.arraycopy(b, from, packedB, row, used);
        continue;
      }
      FloatVector.fromArray(SPECIES, b, from).intoArray(packedB, row);
      if (panel > LANES) {
        FloatVector.fromArray(SPECIES, b, from + LANES).intoArray(packedB, row + LANES);
        if (VectorTiles.VECTORS == 4) {
          FloatVector.fromArray(SPECIES, b, from + 2 * LANES).intoArray(packedB, row + 2 * LANES);
          FloatVector.fromArray(SPECIES, b, from + 3 * LANES).intoArray(packedB, row + 3 * LANES);
        }
      }
    }
  }

  private void packColumns(int used, int width, int depth, Strided b, int bAt, int to) {
    for (int i = 0; i < used; i++) {
      int from = bAt + i * b.step;
      for (int k = 0; k < depth; k++) {
        packedB[to + k * width + i] = b.values[from + k * b.row];
      }
    }
  }

  /** Whether what rows start from lies along them: zeros are one row of them, with no distances. */
  private static boolean isAlong(Strided s) {
    return s.step == 1 || (s.row == 0 && s.step == 0);
  }

  /** Multiplies a, from its column k on, by the block of b that begins with column j. */
  private void block(
      int rows,
      int columns,
      int panel,
      int depth,
      Strided a,
      int k,
      int j,
      Strided c,
      float floor) {
    boolean isAlong = c.step == 1 && isAlong(start);
    boolean isNarrow = panel == LANES;
    // Packed, the rows of a pay where many panels read them, or where they share sets of the cache.
    boolean packs =
        a.step != 1 && (isNarrow || a.row != 1 || columns > MANY * panel || a.step % ALIASED == 0);
    for (int r = 0; r < rows; ) {
      int height = isNarrow ? ROWS : height(rows - r);
      int used = Math.min(height, rows - r);
      boolean isPacked = packs || used < height;
      boolean isAcross = !isPacked && a.step != 1;
      float[] values = isPacked ? packA(used, height, depth, a, a.place(r, k)) : a.values;
      int at = isPacked ? 0 : a.place(r, k);
      int distance = isPacked ? depth : isAcross ? a.step : a.row;
      for (int i = 0; i < columns; i += panel) {
        int width = Math.min(panel, columns - i);
        int bAt = panels.at + i * panels.step;
        if (isAlong && used == height && width == panel) {
          tile(
              height,
              isNarrow,
              isAcross,
              depth,
              values,
              at,
              distance,
              bAt,
              start.values,
              start.place(r, j + i),
              start.row,
              c.values,
              c.place(r, j + i),
              c.row,
              floor);
        } else {
          load(used, width, r, j + i);
          tile(
              height, isNarrow, isAcross, depth, values, at, distance, bAt, tile, 0, WIDTH, tile, 0,
              WIDTH, floor);
          store(used, width, c, r, j + i);
        }
      }
      r += height;
    }
  }

  /** The rows of the next tile where so many remain: six or four, so that these fill tiles if they are even. */
  private static int height(int rows) {
    return rows > 8 || rows == 5 || rows == 6 ? ROWS : 4;
  }

  private void tile(
      int height,
      boolean isNarrow,
      boolean isAcross,
      int depth,
      float[] a,
      int aAt,
      int distance,
      int bAt,
      float[] s,
      int sAt,
      int sRow,
      float[] c,
      int cAt,
      int cRow,
      float floor) {
    float[] b = panels.values;
    int bRow = panels.row;
    if (isNarrow) {
      VectorTiles.narrow(depth, a, aAt, distance, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
    } else if (height == ROWS && isAcross) {
      VectorTiles.sixRowsAcross(
          depth, a, aAt, distance, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
    } else if (height == ROWS) {
      VectorTiles.sixRows(depth, a, aAt, distance, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
    } else if (isAcross) {
      VectorTiles.fourRowsAcross(
          depth, a, aAt, distance, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
    } else {
      VectorTiles.fourRows(
          depth, a, aAt, distance, b, bAt, bRow, s, sAt, sRow, c, cAt, cRow, floor);
    }
  }

  /** Packs rows of a one after another, and zeros up to the height of a tile. */
  private float[] packA(int used, int height, int depth, Strided a, int at) {
    int size = height * depth;
    if (packedA.length < size) {
      packedA = new float[ROWS * depth];
    }
    if (used == ROWS && a.row == 1) {
      packRowsSideBySide(depth, a.values, at, a.step);
      return packedA;
    }
    for (int r = 0; r < used; r++) {
      int from = at + r * a.row;
      for (int k = 0; k < depth; k++) {
        packedA[r * depth + k] = a.values[from + k * a.step];
      }
    }
    Arrays.fill(packedA, used * depth, size, 0);
    return packedA;
  }

  private void packRowsSideBySide(int depth, float[] a, int at, int step) {
    for (int k = 0; k < depth; k++) {
      int from = at + k * step;
      packedA[k] = a[from];
      packedA[depth + k] = a[from + 1];
      packedA[2 * depth + k] = a[from + 2];
      packedA[3 * depth + k] = a[from + 3];
      packedA[4 * depth + k] = a[from + 4];
      packedA[5 * depth + k] = a[from + 5];
    }
  }

  private void load(int height, int used, int r, int j) {
    for (int q = 0; q < height; q++) {
      int from = start.place(r + q, j);
      for (int i = 0; i < used; i++) {
        tile[q * WIDTH + i] = start.values[from + i * start.step];
      }
    }
  }

  private void store(int height, int used, Strided c, int r, int j) {
    for (int i = 0; i < used; i++) {
      int to = c.place(r, j + i);
      for (int q = 0; q < height; q++) {
        c.values[to + q * c.row] = tile[q * WIDTH + i];
      }
    }
  }
}
