package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.internal.Arguments;

/**
 * Nesterov's accelerated gradient: v ← μ v − η (g + λ θ), θ ← θ + μ v − η (g + λ θ).
 *
 * <p>Y. Nesterov, 1983; I. Sutskever et al., On the Importance of Initialization and Momentum in Deep Learning, ICML
 * 2013, equations 3 and 4. As there, the gradient is that at the looked-ahead point; the parameters kept here are that
 * point, as in Y. Bengio, N. Boulanger-Lewandowski, R. Pascanu, Advances in Optimizing Recurrent Networks, ICASSP 2013,
 * equation 7.
 *
 * @param learningRate η, greater than 0
 * @param momentum μ, in [0, 1)
 * @param weightDecay λ of the penalty ½ λ θ² on the weights, at least 0
 */
public record Nesterov(double learningRate, double momentum, double weightDecay)
    implements Optimizer {

  /** Checks the arguments. */
  public Nesterov {
    Arguments.positive("learningRate", learningRate);
    Arguments.fraction("momentum", momentum);
    Arguments.notNegative("weightDecay", weightDecay);
  }

  /** η = {@code learningRate}, μ = 0.9, without weight decay. */
  public Nesterov(double learningRate) {
    this(learningRate, 0.9, 0);
  }

  /** The same with another μ. */
  public Nesterov withMomentum(double momentum) {
    return new Nesterov(learningRate, momentum, weightDecay);
  }

  /** The same with another λ. */
  public Nesterov withWeightDecay(double weightDecay) {
    return new Nesterov(learningRate, momentum, weightDecay);
  }

  @Override
  public OptimizerState start(Architecture architecture) {
    return new State(this, architecture, OptimizerState.zeros(architecture));
  }

  private static final class State extends OptimizerState {
    private final float momentum;
    private final float[] velocity;

    State(Nesterov rule, Architecture architecture, float[] velocity) {
      super(architecture, rule.weightDecay, velocity);
      this.momentum = (float) rule.momentum;
      this.velocity = velocity;
    }

    @Override
    protected void update(float[] parameters, float[] gradient, int from, int to, float decay) {
      float scale = this.scale;
      float rate = (float) learningRate;
      float momentum = this.momentum;
      float[] velocity = this.velocity;
      for (int i = from; i < to; i++) {
        float descent = rate * (gradient[i] * scale + decay * parameters[i]);
        float v = momentum * velocity[i] - descent;
        velocity[i] = v;
        float parameter = parameters[i] + (momentum * v - descent);
        parameters[i] = parameter;
        gradient[i] = zeroIfFinite(parameter);
      }
    }
  }
}
