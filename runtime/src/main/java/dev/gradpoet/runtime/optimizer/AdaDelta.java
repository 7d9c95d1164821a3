package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.internal.Arguments;

/**
 * Steps in the units of the parameters: E[g²] ← ρ E[g²] + (1 − ρ) g², Δ = −√(E[Δ²] + ε) / √(E[g²] + ε) · g, E[Δ²] ← ρ
 * E[Δ²] + (1 − ρ) Δ², θ ← θ + η Δ.
 *
 * <p>M. D. Zeiler, ADADELTA: An Adaptive Learning Rate Method, 2012, algorithm 1, which has η = 1.
 *
 * @param learningRate η, greater than 0
 * @param rho ρ, in [0, 1)
 * @param epsilon ε, greater than 0
 */
public record AdaDelta(double learningRate, double rho, double epsilon) implements Optimizer {

  /** Checks the arguments. */
  public AdaDelta {
    Arguments.positive("learningRate", learningRate);
    Arguments.fraction("rho", rho);
    Arguments.positive("epsilon", epsilon);
  }

  /** η = 1, ρ = 0.95, ε = 10⁻⁶: the paper's. */
  public AdaDelta() {
    this(1);
  }

  /** η = {@code learningRate}, ρ = 0.95, ε = 10⁻⁶. */
  public AdaDelta(double learningRate) {
    this(learningRate, 0.95, 1e-6);
  }

  /** The same with another ρ. */
  public AdaDelta withRho(double rho) {
    return new AdaDelta(learningRate, rho, epsilon);
  }

  /** The same with another ε. */
  public AdaDelta withEpsilon(double epsilon) {
    return new AdaDelta(learningRate, rho, epsilon);
  }

  @Override
  public OptimizerState start(Architecture architecture) {
    return new State(
        this, architecture, OptimizerState.zeros(architecture), OptimizerState.zeros(architecture));
  }

  private static final class State extends OptimizerState {
    private final float rho;
    private final float rest;
    private final float epsilon;
    private final float[] squares;
    private final float[] deltas;

    State(AdaDelta rule, Architecture architecture, float[] squares, float[] deltas) {
      super(architecture, 0, squares, deltas);
      this.rho = (float) rule.rho;
      this.rest = (float) (1 - rule.rho);
      this.epsilon = (float) rule.epsilon;
      this.squares = squares;
      this.deltas = deltas;
    }

    @Override
    protected void update(float[] parameters, float[] gradient, int from, int to, float decay) {
      float scale = this.scale;
      float rate = (float) learningRate;
      float rho = this.rho;
      float rest = this.rest;
      float epsilon = this.epsilon;
      float[] squares = this.squares;
      float[] deltas = this.deltas;
      for (int i = from; i < to; i++) {
        float g = gradient[i] * scale;
        float s = rho * squares[i] + rest * (g * g);
        float d = deltas[i];
        float delta = (float) Math.sqrt(d + epsilon) / (float) Math.sqrt(s + epsilon) * g;
        squares[i] = s;
        d = rho * d + rest * (delta * delta);
        deltas[i] = d;
        float parameter = parameters[i] - rate * delta;
        parameters[i] = parameter;
        gradient[i] = zeroIfFinite(parameter) + zeroIfFinite(s) + zeroIfFinite(d);
      }
    }
  }
}
