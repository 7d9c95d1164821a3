package dev.gradpoet;

/** The function that a layer applies to its weighted inputs {@code z}. */
public enum Activation {
  /** z. */
  IDENTITY,

  /** The logistic function 1 / (1 + e⁻ᶻ), in (0, 1). */
  SIGMOID,

  /** The hyperbolic tangent, in (−1, 1). */
  TANH,

  /** The rectifier max(z, 0). */
  RELU,

  /** z above zero, {@link Dense#slope} · z below. */
  LEAKY_RELU,

  /**
   * z above zero, {@link Dense#alpha} · (eᶻ − 1) below.
   *
   * <p>D.-A. Clevert et al., Fast and Accurate Deep Network Learning by Exponential Linear Units, ICLR 2016.
   */
  ELU,

  /**
   * λ z above zero, λ α (eᶻ − 1) below, with λ ≈ 1.0507 and α ≈ 1.6733.
   *
   * <p>G. Klambauer et al., Self-Normalizing Neural Networks, NIPS 2017.
   */
  SELU,

  /**
   * z Φ(z) with the cumulative distribution function Φ of the standard normal distribution, exact (not the tanh approximation).
   *
   * <p>D. Hendrycks, K. Gimpel, Gaussian Error Linear Units, 2016.
   */
  GELU,

  /**
   * z σ(z), also called swish.
   *
   * <p>S. Elfwing et al., Sigmoid-Weighted Linear Units, 2017; P. Ramachandran et al., Searching for Activation Functions, 2017.
   */
  SILU,

  /**
   * z tanh(softplus(z)).
   *
   * <p>D. Misra, Mish: A Self Regularized Non-Monotonic Activation Function, BMVC 2020.
   */
  MISH,

  /** log(1 + eᶻ), positive. */
  SOFTPLUS,

  /** z / (1 + |z|), in (−1, 1). */
  SOFTSIGN,

  /** The piecewise linear sigmoid: z / 6 + ½, limited to [0, 1]. */
  HARD_SIGMOID,

  /** eᶻ divided by its sum over the layer: a probability distribution over the classes. Only in the last layer. */
  SOFTMAX
}
