package dev.gradpoet.processor.nest;

/** What becomes of the values that a nest has for one place of its result. */
public enum Combine {
  /** There is one. */
  SET,
  SUM,
  /** The largest of those inside of the shape of what is read; 0 if there are none. */
  MAX,
  /**
   * Where in the tensor that is read the largest value is, the first one of equals: its position after the dimension of the samples,
   * row-major. Outside, at −1, if there is none.
   */
  ARG_MAX,
  /** log Σ exp, computed without overflow: a smooth maximum, whose gradient is softmax. */
  LOG_SUM_EXP
}
