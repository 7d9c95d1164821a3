package dev.gradpoet.runtime;

/** What a parameter tensor is for: whether it decays, and how files of others hold it, follow from it. */
public enum ParameterRole {
  /** Multiplies inputs and sums over them: [inputs, units], or the kernel of a convolution, whose last extent is the units. Decays. */
  WEIGHTS,

  /** Rows that an index picks, as those of an embedding: [count, width]. Decays. */
  TABLE,

  /** Is added. Does not decay. */
  BIASES,

  /** Multiplies values one by one, as γ of a normalisation; around 1. Does not decay. */
  SCALES;

  /**
   * Whether weight decay applies: it pulls towards 0, which is where weights say nothing, but not where biases and scales do (I. Goodfellow et
   * al., Deep Learning, 2016, section 7.1).
   */
  public boolean decays() {
    return this == WEIGHTS || this == TABLE;
  }
}
