package dev.gradpoet.processor.program;

/** The names of tensors that have a part to play beyond their layer: what formulas call them. */
public final class Quantity {
  /** What a sample is given as. */
  public static final String INPUT = "x";

  public static final String TARGET = "t";

  /** How much a sample counts in the loss. */
  public static final String SAMPLE_WEIGHT = "w";

  public static final String WEIGHTS = "W";
  public static final String BIASES = "b";

  /** What an activation is applied to. */
  public static final String WEIGHTED_INPUT = "z";

  /** log Σ exp(z). */
  public static final String LOG_SUM_EXP = "lse";

  /** What a layer hands on. */
  public static final String ACTIVATION = "a";

  /** Dropout's factors: 0, or what is left divided by the probability to stay. */
  public static final String MASK = "m";

  public static final String LOSS_TERM = "loss term";

  /** The loss of a sample before its weight. */
  public static final String UNWEIGHTED_LOSS = "ℓ";

  /** Σ t z, the mean of a distribution's weighted inputs. */
  public static final String EXPECTED_INPUT = "Σ t z";

  public static final String LOSS = "L";
  public static final String PENALTY_TERM = "penalty term";
  public static final String PENALTY = "R";

  private Quantity() {}
}
