package dev.gradpoet.processor.program;

/** What a parameter tensor is for, by the names that the runtime has for it. */
public enum ParameterRole {
  /** Multiplies what is read and sums over it. */
  WEIGHTS,
  /** Rows that an index picks. */
  TABLE,
  /** Is added. */
  BIASES,
  /** Multiplies values one by one. */
  SCALES
}
