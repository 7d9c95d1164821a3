package dev.gradpoet.processor.nest;

/** What part a tensor plays in its program. */
public enum Role {
  /** What a sample is given as. */
  INPUT,
  /** What a sample's outputs should be. */
  TARGET,
  /** How much a sample counts in the loss. */
  SAMPLE_WEIGHT,
  /** What training changes. */
  PARAMETER,
  /** What is gathered over samples and not trained. */
  STATISTIC,
  /** Random numbers, drawn before a pass. */
  DRAW,
  /** Computed, and read later. */
  VALUE,
  /** Computed and minimised. */
  LOSS
}
