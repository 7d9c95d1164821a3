package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.internal.Arguments;

/**
 * Plain gradient descent: θ ← θ − η (g + λ θ).
 *
 * <p>H. Robbins, S. Monro, A Stochastic Approximation Method, 1951; D. E. Rumelhart, G. E. Hinton, R. J. Williams,
 * Learning Representations by Back-propagating Errors, Nature 1986, equation 8.
 *
 * @param learningRate η, greater than 0
 * @param weightDecay λ of the penalty ½ λ θ² on the weights, at least 0
 */
public record SGD(double learningRate, double weightDecay) implements Optimizer {

  /** Checks the arguments. */
  public SGD {
    Arguments.positive("learningRate", learningRate);
    Arguments.notNegative("weightDecay", weightDecay);
  }

  /** η = {@code learningRate}, without weight decay. */
  public SGD(double learningRate) {
    this(learningRate, 0);
  }

  /** The same with another λ. */
  public SGD withWeightDecay(double weightDecay) {
    return new SGD(learningRate, weightDecay);
  }

  @Override
  public OptimizerState start(Architecture architecture) {
    return new State(this, architecture);
  }

  private static final class State extends OptimizerState {

    State(SGD rule, Architecture architecture) {
      super(architecture, rule.weightDecay);
    }

    @Override
    protected void update(float[] parameters, float[] gradient, int from, int to, float decay) {
      float scale = this.scale;
      float rate = (float) learningRate;
      for (int i = from; i < to; i++) {
        float parameter = parameters[i] - rate * (gradient[i] * scale + decay * parameters[i]);
        parameters[i] = parameter;
        gradient[i] = zeroIfFinite(parameter);
      }
    }
  }
}
