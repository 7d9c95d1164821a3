package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.internal.Arguments;

/**
 * Steps by the sign of the momentum: c = β₁ m + (1 − β₁) g, θ ← θ − η (sign(c) + λ θ), m ← β₂ m + (1 − β₂) g; biases do
 * not decay.
 *
 * <p>X. Chen et al., Symbolic Discovery of Optimization Algorithms, NeurIPS 2023, program 1.
 *
 * @param learningRate η, greater than 0
 * @param beta1 β₁, in [0, 1)
 * @param beta2 β₂, in [0, 1)
 * @param weightDecay λ, at least 0
 */
public record Lion(double learningRate, double beta1, double beta2, double weightDecay)
    implements Optimizer {

  /** Checks the arguments. */
  public Lion {
    Arguments.positive("learningRate", learningRate);
    Arguments.fraction("beta1", beta1);
    Arguments.fraction("beta2", beta2);
    Arguments.notNegative("weightDecay", weightDecay);
  }

  /** η = 0.0001, β₁ = 0.9, β₂ = 0.99, without weight decay. */
  public Lion() {
    this(1e-4);
  }

  /** η = {@code learningRate}, β₁ = 0.9, β₂ = 0.99, without weight decay. */
  public Lion(double learningRate) {
    this(learningRate, 0.9, 0.99, 0);
  }

  /** The same with other β₁ and β₂. */
  public Lion withBetas(double beta1, double beta2) {
    return new Lion(learningRate, beta1, beta2, weightDecay);
  }

  /** The same with another λ. */
  public Lion withWeightDecay(double weightDecay) {
    return new Lion(learningRate, beta1, beta2, weightDecay);
  }

  @Override
  public OptimizerState start(Architecture architecture) {
    return new State(this, architecture, OptimizerState.zeros(architecture));
  }

  private static final class State extends OptimizerState {
    private final float beta1;
    private final float rest1;
    private final float beta2;
    private final float rest2;
    private final float[] m;

    State(Lion rule, Architecture architecture, float[] m) {
      super(architecture, rule.weightDecay, m);
      this.beta1 = (float) rule.beta1;
      this.rest1 = (float) (1 - rule.beta1);
      this.beta2 = (float) rule.beta2;
      this.rest2 = (float) (1 - rule.beta2);
      this.m = m;
    }

    @Override
    protected void update(float[] parameters, float[] gradient, int from, int to, float decay) {
      float scale = this.scale;
      float rate = (float) learningRate;
      float beta1 = this.beta1;
      float rest1 = this.rest1;
      float beta2 = this.beta2;
      float rest2 = this.rest2;
      float[] m = this.m;
      for (int i = from; i < to; i++) {
        float g = gradient[i] * scale;
        // Math.signum is not vectorised before JDK 19. The product takes every number but 0 beyond
        // ±1, even the smallest subnormal.
        float moment = m[i];
        float p = parameters[i];
        float c = (beta1 * moment + rest1 * g) * Float.MAX_VALUE * Float.MAX_VALUE;
        float sign = Math.max(-1, Math.min(1, c));
        moment = beta2 * moment + rest2 * g;
        m[i] = moment;
        // An infinite moment, and so an infinite gradient, has a finite sign, but must not pass
        // unseen: ∞ · 0 is NaN.
        float parameter = p - (rate * (sign + decay * p) + moment * 0);
        parameters[i] = parameter;
        gradient[i] = zeroIfFinite(parameter);
      }
    }
  }
}
