package dev.gradpoet.processor.nest;

/** What a tensor holds. */
public enum Quantity {
  INPUT("x", false, false),
  TARGET("t", false, false),
  /** A target that sums to one over the outputs. */
  DISTRIBUTION("t", false, false),
  WEIGHTS("W", true, true),
  BIASES("b", true, true),
  WEIGHTED_INPUT("z", false, true),
  LOG_SUM_EXP("lse", false, true),
  ACTIVATION("a", false, true),
  /** Dropout's factors: 0, or what is left divided by the probability to stay. */
  MASK("m", false, false),
  LOSS_TERM("loss term", false, true),
  LOSS("L", false, true),
  PENALTY_TERM("penalty term", false, true),
  PENALTY("R", false, true),
  /** What one use of a tensor adds to its gradient, before it is summed. */
  CONTRIBUTION("contribution", false, true);

  private final String symbol;
  private final boolean parameter;
  private final boolean differentiable;

  Quantity(String symbol, boolean parameter, boolean differentiable) {
    this.symbol = symbol;
    this.parameter = parameter;
    this.differentiable = differentiable;
  }

  /** How formulas call it. */
  public String symbol() {
    return symbol;
  }

  /** Whether training changes it. */
  public boolean isParameter() {
    return parameter;
  }

  /** Whether the loss may have a gradient by it: given data has none. */
  public boolean isDifferentiable() {
    return differentiable;
  }
}
