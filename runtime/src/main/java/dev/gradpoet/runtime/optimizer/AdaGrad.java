package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.internal.Arguments;

/**
 * Steps that shrink with the sum of squared gradients: G ← G + g², θ ← θ − η g / (√G + ε).
 *
 * <p>J. Duchi, E. Hazan, Y. Singer, Adaptive Subgradient Methods for Online Learning and Stochastic Optimization, JMLR
 * 2011, figure 1 with the diagonal matrix.
 *
 * @param learningRate η, greater than 0
 * @param epsilon ε, greater than 0 (the paper's δ)
 */
public record AdaGrad(double learningRate, double epsilon) implements Optimizer {

  /** Checks the arguments. */
  public AdaGrad {
    Arguments.positive("learningRate", learningRate);
    Arguments.positive("epsilon", epsilon);
  }

  /** η = 0.01, ε = 10⁻⁸. */
  public AdaGrad() {
    this(0.01);
  }

  /** η = {@code learningRate}, ε = 10⁻⁸. */
  public AdaGrad(double learningRate) {
    this(learningRate, 1e-8);
  }

  /** The same with another ε. */
  public AdaGrad withEpsilon(double epsilon) {
    return new AdaGrad(learningRate, epsilon);
  }

  @Override
  public OptimizerState start(Architecture architecture) {
    return new State(this, architecture, OptimizerState.zeros(architecture));
  }

  private static final class State extends OptimizerState {
    private final float epsilon;
    private final float[] squares;

    State(AdaGrad rule, Architecture architecture, float[] squares) {
      super(architecture, 0, squares);
      this.epsilon = (float) rule.epsilon;
      this.squares = squares;
    }

    @Override
    protected void update(float[] parameters, float[] gradient, int from, int to, float decay) {
      float scale = this.scale;
      float rate = (float) learningRate;
      float epsilon = this.epsilon;
      float[] squares = this.squares;
      for (int i = from; i < to; i++) {
        float g = gradient[i] * scale;
        float s = squares[i] + g * g;
        squares[i] = s;
        float parameter = parameters[i] - rate * g / ((float) Math.sqrt(s) + epsilon);
        parameters[i] = parameter;
        gradient[i] = zeroIfFinite(parameter) + zeroIfFinite(s);
      }
    }
  }
}
