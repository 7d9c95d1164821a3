package dev.gradpoet;

/** What lies beyond the edges of what a window slides over. */
public enum Padding {
  /** Nothing: the window stays inside. Of n values, a window of k with stride s makes ⌊(n − k) / s⌋ + 1. */
  VALID,

  /**
   * Zeros, as many as it takes for ⌈n / s⌉ results: (⌈n / s⌉ − 1) s + k − n in all, half of them before; an odd one is after. With stride 1,
   * the result has the shape of the input.
   */
  SAME
}
