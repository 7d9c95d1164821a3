package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;

/**
 * Adaptive moment estimation: m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², θ ← θ − η m̂ / (√v̂ + ε), with m̂ = m / (1
 * − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).
 *
 * <p>D. P. Kingma, J. L. Ba, Adam: A Method for Stochastic Optimization, ICLR 2015, algorithm 1.
 *
 * @param learningRate η, greater than 0 (the paper's α)
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, greater than 0
 */
public record Adam(double learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {

  /** Checks the arguments. */
  public Adam {
    AdamState.check(learningRate, beta1, beta2, epsilon);
  }

  /** η = 0.001, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸: the paper's. */
  public Adam() {
    this(0.001);
  }

  /** η = {@code learningRate}, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸. */
  public Adam(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8);
  }

  /** The same with other β₁ and β₂. */
  public Adam withBetas(double beta1, double beta2) {
    return new Adam(learningRate, beta1, beta2, epsilon);
  }

  /** The same with another ε. */
  public Adam withEpsilon(double epsilon) {
    return new Adam(learningRate, beta1, beta2, epsilon);
  }

  @Override
  public OptimizerState start(Architecture architecture) {
    return AdamState.of(architecture, beta1, beta2, epsilon, 0);
  }
}
