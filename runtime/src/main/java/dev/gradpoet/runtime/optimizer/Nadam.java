package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;

/**
 * {@link Adam} with Nesterov's momentum: m and v as there, θ ← θ − η m̄ / (√v̂ + ε), with m̄ = (1 − μₜ) g / (1 − Πᵢ₌₁ᵗ μᵢ) +
 * μₜ₊₁ m / (1 − Πᵢ₌₁ᵗ⁺¹ μᵢ), v̂ = v / (1 − β₂ᵗ) and the schedule μₜ = β₁ (1 − ½ · 0.96^(0.004 t)).
 *
 * <p>T. Dozat, Incorporating Nesterov Momentum into Adam, ICLR 2016 workshop, algorithm 2, with the schedule of its technical
 * report. The paper has μₜ for β₁ in m, too; this is the rule as PyTorch computes it ({@code torch.optim.NAdam}), and as Keras does but
 * for the schedule, which is 0.96ᵗ there.
 *
 * @param learningRate η, greater than 0
 * @param beta1 β₁, in [0, 1) (the paper's μ)
 * @param beta2 β₂, in [0, 1) (the paper's ν)
 * @param epsilon ε, greater than 0
 */
public record Nadam(double learningRate, double beta1, double beta2, double epsilon)
    implements Optimizer {
  private static final double SCHEDULE = StrictMath.pow(0.96, 0.004);

  /** Checks the arguments. */
  public Nadam {
    AdamState.check(learningRate, beta1, beta2, epsilon);
  }

  /** η = 0.002, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸. */
  public Nadam() {
    this(0.002);
  }

  /** η = {@code learningRate}, β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸. */
  public Nadam(double learningRate) {
    this(learningRate, 0.9, 0.999, 1e-8);
  }

  /** The same with other β₁ and β₂. */
  public Nadam withBetas(double beta1, double beta2) {
    return new Nadam(learningRate, beta1, beta2, epsilon);
  }

  /** The same with another ε. */
  public Nadam withEpsilon(double epsilon) {
    return new Nadam(learningRate, beta1, beta2, epsilon);
  }

  @Override
  public OptimizerState start(Architecture architecture) {
    return new State(
        this, architecture, OptimizerState.zeros(architecture), OptimizerState.zeros(architecture));
  }

  private static final class State extends OptimizerState {
    private final double beta;
    private final float beta1;
    private final float rest1;
    private final float beta2;
    private final float rest2;
    private final float epsilon;
    private final float[] m;
    private final float[] v;
    private final RunningPower schedule = new RunningPower(SCHEDULE);
    private final RunningPower power2;

    private double product = 1;
    private float gradientFactor;
    private float momentFactor;
    private float correction2;

    State(Nadam rule, Architecture architecture, float[] m, float[] v) {
      super(architecture, 0, m, v);
      this.beta = rule.beta1;
      this.beta1 = (float) rule.beta1;
      this.rest1 = (float) (1 - rule.beta1);
      this.beta2 = (float) rule.beta2;
      this.rest2 = (float) (1 - rule.beta2);
      this.epsilon = (float) rule.epsilon;
      this.m = m;
      this.v = v;
      this.power2 = new RunningPower(rule.beta2);
    }

    @Override
    protected void onBegin(long step) {
      double mu = nextMu();
      product *= mu;
      double following = beta * (1 - 0.5 * SCHEDULE * schedule.value());
      gradientFactor = (float) (learningRate * (1 - mu) / (1 - product));
      momentFactor = (float) (learningRate * following / (1 - product * following));
      correction2 = (float) (1 / (1 - power2.next()));
    }

    private double nextMu() {
      return beta * (1 - 0.5 * schedule.next());
    }

    @Override
    protected void onRestore(long steps) {
      schedule.restart(0);
      product = 1;
      for (long t = 0; t < steps && (product != 0 || schedule.value() != 0); t++) {
        product *= nextMu();
      }
      power2.restart(steps);
    }

    @Override
    protected void update(float[] parameters, float[] gradient, int from, int to, float decay) {
      float scale = this.scale;
      float beta1 = this.beta1;
      float rest1 = this.rest1;
      float beta2 = this.beta2;
      float rest2 = this.rest2;
      float epsilon = this.epsilon;
      float gradientFactor = this.gradientFactor;
      float momentFactor = this.momentFactor;
      float correction2 = this.correction2;
      float[] m = this.m;
      float[] v = this.v;
      for (int i = from; i < to; i++) {
        float g = gradient[i] * scale;
        float mean = beta1 * m[i] + rest1 * g;
        float square = beta2 * v[i] + rest2 * (g * g);
        m[i] = mean;
        v[i] = square;
        float step = gradientFactor * g + momentFactor * mean;
        float parameter =
            parameters[i] - step / ((float) Math.sqrt(correction2 * square) + epsilon);
        parameters[i] = parameter;
        gradient[i] = zeroIfFinite(parameter) + zeroIfFinite(square);
      }
    }
  }
}
