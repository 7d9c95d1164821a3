package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.internal.Arguments;

/**
 * Gradient descent with momentum: v ← μ v − η (g + λ θ), θ ← θ + v.
 *
 * <p>B. T. Polyak, Some Methods of Speeding up the Convergence of Iteration Methods, 1964; D. E. Rumelhart, G. E.
 * Hinton, R. J. Williams, Learning Representations by Back-propagating Errors, Nature 1986, equation 9; in this form I.
 * Sutskever et al., ICML 2013, equations 1 and 2.
 *
 * @param learningRate η, greater than 0
 * @param momentum μ, in [0, 1)
 * @param weightDecay λ of the penalty ½ λ θ² on the weights, at least 0
 */
public record Momentum(double learningRate, double momentum, double weightDecay)
    implements Optimizer {

  /** Checks the arguments. */
  public Momentum {
    Arguments.positive("learningRate", learningRate);
    Arguments.fraction("momentum", momentum);
    Arguments.notNegative("weightDecay", weightDecay);
  }

  /** η = {@code learningRate}, μ = 0.9, without weight decay. */
  public Momentum(double learningRate) {
    this(learningRate, 0.9, 0);
  }

  /** The same with another μ. */
  public Momentum withMomentum(double momentum) {
    return new Momentum(learningRate, momentum, weightDecay);
  }

  /** The same with another λ. */
  public Momentum withWeightDecay(double weightDecay) {
    return new Momentum(learningRate, momentum, weightDecay);
  }

  @Override
  public OptimizerState start(Architecture architecture) {
    return new State(this, architecture, OptimizerState.zeros(architecture));
  }

  private static final class State extends OptimizerState {
    private final float momentum;
    private final float[] velocity;

    State(Momentum rule, Architecture architecture, float[] velocity) {
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
        float v = momentum * velocity[i] - rate * (gradient[i] * scale + decay * parameters[i]);
        velocity[i] = v;
        float parameter = parameters[i] + v;
        parameters[i] = parameter;
        gradient[i] = zeroIfFinite(parameter);
      }
    }
  }
}
