package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.internal.Arguments;

/**
 * {@link Adam} with decoupled weight decay: θ ← θ − η (m̂ / (√v̂ + ε) + λ θ), with m̂ and v̂ as there; biases do not
 * decay.
 *
 * <p>I. Loshchilov, F. Hutter, Decoupled Weight Decay Regularization, ICLR 2019, algorithm 2. The paper multiplies λ
 * with the schedule only; as is usual, here it is multiplied with the whole learning rate of the step.
 *
 * @param learningRate η, greater than 0
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param epsilon ε, greater than 0
 * @param weightDecay λ, at least 0
 */
public record AdamW(
    double learningRate, double beta1, double beta2, double epsilon, double weightDecay)
    implements Optimizer {

  /** Checks the arguments. */
  public AdamW {
    AdamState.check(learningRate, beta1, beta2, epsilon);
    Arguments.notNegative("weightDecay", weightDecay);
  }

  /** η = 0.001, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸, λ = 0.01. */
  public AdamW() {
    this(0.001);
  }

  /** η = {@code learningRate}, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸, λ = 0.01. */
  public AdamW(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8, 0.01);
  }

  /** The same with other β₁ and β₂. */
  public AdamW withBetas(double beta1, double beta2) {
    return new AdamW(learningRate, beta1, beta2, epsilon, weightDecay);
  }

  /** The same with another ε. */
  public AdamW withEpsilon(double epsilon) {
    return new AdamW(learningRate, beta1, beta2, epsilon, weightDecay);
  }

  /** The same with another λ. */
  public AdamW withWeightDecay(double weightDecay) {
    return new AdamW(learningRate, beta1, beta2, epsilon, weightDecay);
  }

  @Override
  public OptimizerState start(Architecture architecture) {
    return AdamState.of(architecture, beta1, beta2, epsilon, weightDecay);
  }
}
