package dev.gradpoet.processor.nest;

/** What a tensor holds. */
public enum Quantity {
  INPUT("x", false),
  TARGET("t", false),
  /** A target that sums to one over the outputs: passes refuse others. */
  DISTRIBUTION("t", false),
  /** How much a sample counts in the loss. */
  SAMPLE_WEIGHT("w", false),
  WEIGHTS("W", true),
  BIASES("b", true),
  WEIGHTED_INPUT("z", false),
  LOG_SUM_EXP("lse", false),
  ACTIVATION("a", false),
  /** Dropout's factors: 0, or what is left divided by the probability to stay. */
  MASK("m", false),
  LOSS_TERM("loss term", false),
  /** The loss of a sample before its weight. */
  UNWEIGHTED_LOSS("ℓ", false),
  /** Σ t z, the mean of a distribution's weighted inputs. */
  EXPECTED_INPUT("Σ t z", false),
  LOSS("L", false),
  PENALTY_TERM("penalty term", false),
  PENALTY("R", false),
  /** What one use of a tensor adds to its gradient, before it is summed. */
  CONTRIBUTION("contribution", false);

  private final String symbol;
  private final boolean parameter;

  Quantity(String symbol, boolean parameter) {
    this.symbol = symbol;
    this.parameter = parameter;
  }

  /** How formulas call it. */
  public String symbol() {
    return symbol;
  }

  /** Whether training changes it. */
  public boolean isParameter() {
    return parameter;
  }
}
