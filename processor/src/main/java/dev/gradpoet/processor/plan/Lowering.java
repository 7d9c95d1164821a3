package dev.gradpoet.processor.plan;

/** How nests become code. */
public enum Lowering {
  /** Every multiply-add is a statement; one sample at a time. */
  UNROLLED,

  /** Loops with constant bounds; one sample at a time. */
  LOOPS,

  /** Several samples at a time; contractions add rows, four at once, in arrays of their own: the form that C2 vectorises. */
  ROWS,

  /** Several samples at a time; contractions in tiles of vectors that stay in registers. Needs the Vector API. */
  TILES,

  /** Several samples at a time, side by side: one in each lane of a vector. Needs the Vector API. */
  LANES
}
