package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.internal.Arguments;

/**
 * Steps divided by a running root mean square of the gradient: s ← ρ s + (1 − ρ) g², θ ← θ − η g / (√s + ε).
 *
 * <p>T. Tieleman, G. Hinton, Lecture 6.5: rmsprop, Neural Networks for Machine Learning, 2012.
 *
 * @param learningRate η, greater than 0
 * @param rho ρ, in [0, 1)
 * @param epsilon ε, greater than 0
 */
public record RMSProp(double learningRate, double rho, double epsilon) implements Optimizer {

  /** Checks the arguments. */
  public RMSProp {
    Arguments.positive("learningRate", learningRate);
    Arguments.fraction("rho", rho);
    Arguments.positive("epsilon", epsilon);
  }

  /** η = 0.001, ρ = 0.9, ε = 10⁻⁸. */
  public RMSProp() {
    this(0.001);
  }

  /** η = {@code learningRate}, ρ = 0.9, ε = 10⁻⁸. */
  public RMSProp(double learningRate) {
    this(learningRate, 0.9, 1e-8);
  }

  /** The same with another ρ. */
  public RMSProp withRho(double rho) {
    return new RMSProp(learningRate, rho, epsilon);
  }

  /** The same with another ε. */
  public RMSProp withEpsilon(double epsilon) {
    return new RMSProp(learningRate, rho, epsilon);
  }

  @Override
  public OptimizerState start(Architecture architecture) {
    return new State(this, architecture, OptimizerState.zeros(architecture));
  }

  private static final class State extends OptimizerState {
    private final float rho;
    private final float rest;
    private final float epsilon;
    private final float[] squares;

    State(RMSProp rule, Architecture architecture, float[] squares) {
      super(architecture, 0, squares);
      this.rho = (float) rule.rho;
      this.rest = (float) (1 - rule.rho);
      this.epsilon = (float) rule.epsilon;
      this.squares = squares;
    }

    @Override
    protected void update(float[] parameters, float[] gradient, int from, int to, float decay) {
      float scale = this.scale;
      float rate = (float) learningRate;
      float rho = this.rho;
      float rest = this.rest;
      float epsilon = this.epsilon;
      float[] squares = this.squares;
      for (int i = from; i < to; i++) {
        float g = gradient[i] * scale;
        float s = rho * squares[i] + rest * (g * g);
        squares[i] = s;
        float parameter = parameters[i] - rate * g / ((float) Math.sqrt(s) + epsilon);
        parameters[i] = parameter;
        gradient[i] = zeroIfFinite(parameter) + zeroIfFinite(s);
      }
    }
  }
}
