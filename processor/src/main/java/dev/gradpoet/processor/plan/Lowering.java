package dev.gradpoet.processor.plan;

/** How nests become code. */
public enum Lowering {
  /** Every multiply-add is a statement; one sample at a time. */
  UNROLLED,

  /** Loops with constant bounds; one sample at a time. */
  LOOPS,

  /** Several samples at a time; contractions are products of matrices, which the runtime computes. */
  PRODUCTS,

  /** Several samples at a time, side by side: one in each lane of a vector. Needs the Vector API. */
  LANES
}
