package dev.gradpoet;

/**
 * What training minimises: a function of the outputs {@code a} and the targets {@code t} of one sample.
 *
 * <p>Losses named MEAN average over the n outputs; all others sum over them. Which output activations fit is said with each.
 */
public enum Loss {
  /** ½ Σ (a − t)², the textbook's; any activation but softmax. */
  SQUARED_ERROR,

  /** 1/n Σ (a − t)²; any activation but softmax. */
  MEAN_SQUARED_ERROR,

  /** 1/n Σ |a − t|; any activation but softmax. */
  MEAN_ABSOLUTE_ERROR,

  /**
   * Σ ½ e² where |e| ≤ δ, δ (|e| − ½ δ) beyond, with e = a − t and δ = {@link Network#huberDelta}; any activation but softmax.
   *
   * <p>P. J. Huber, Robust Estimation of a Location Parameter, 1964.
   */
  HUBER,

  /** Σ log cosh(a − t); any activation but softmax. */
  LOG_COSH,

  /** −Σ (t log a + (1 − t) log(1 − a)) with targets in [0, 1]; sigmoid. */
  BINARY_CROSS_ENTROPY,

  /** −Σ t log a with targets that are a distribution over the classes (one-hot, as a rule); softmax. */
  CROSS_ENTROPY,

  /** Σ max(0, 1 − t a) with targets −1 and 1; identity, tanh or softsign. */
  HINGE,

  /** Σ (a − t log a), the Poisson deviance less what does not depend on a, with counts t ≥ 0; softplus or sigmoid. */
  POISSON
}
