package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.internal.Arguments;
import java.util.Arrays;

/**
 * Resilient propagation, the variant iRprop⁻: where the gradient keeps its sign the step grows, Δ ← min(1.2 Δ, Δmax);
 * where it turns the step shrinks, Δ ← max(½ Δ, Δmin), and the parameter rests once; θ ← θ − sign(g) Δ.
 *
 * <p>M. Riedmiller, H. Braun, A Direct Adaptive Method for Faster Backpropagation Learning: The RPROP Algorithm, ICNN
 * 1993; iRprop⁻: C. Igel, M. Hüsken, Improving the Rprop Learning Algorithm, NC 2000. It compares signs of gradients,
 * so it is made for batch gradient descent: with mini-batches the signs are noise.
 *
 * <p>The learning rate is the first step Δ₀; a rate given per step scales all steps by its ratio to Δ₀.
 *
 * @param learningRate Δ₀, greater than 0
 * @param smallestStep Δmin, greater than 0
 * @param largestStep Δmax, at least Δmin
 */
public record RProp(double learningRate, double smallestStep, double largestStep)
    implements Optimizer {
  private static final float GROWTH = 1.2f;
  private static final float SHRINKAGE = 0.5f;

  /** Checks the arguments. */
  public RProp {
    Arguments.positive("learningRate", learningRate);
    Arguments.positive("smallestStep", smallestStep);
    boolean ordered = largestStep >= smallestStep && Float.isFinite((float) largestStep);
    Arguments.check(
        ordered,
        "largestStep",
        largestStep,
        "a finite number of at least smallestStep, " + smallestStep);
  }

  /** Δ₀ = 0.1, Δmin = 10⁻⁶, Δmax = 50: the paper's. */
  public RProp() {
    this(0.1);
  }

  /** Δ₀ = {@code learningRate}, Δmin = 10⁻⁶, Δmax = 50. */
  public RProp(double learningRate) {
    this(learningRate, 1e-6, 50);
  }

  /** The same with other limits of the step. */
  public RProp withSteps(double smallest, double largest) {
    return new RProp(learningRate, smallest, largest);
  }

  @Override
  public OptimizerState start(Architecture architecture) {
    return new State(
        this, architecture, OptimizerState.zeros(architecture), OptimizerState.zeros(architecture));
  }

  /** Buffers: the step of each parameter, and the sign of its last gradient. */
  private static final class State extends OptimizerState {
    private final double base;
    private final float smallest;
    private final float largest;
    private final float[] steps;
    private final float[] signs;

    State(RProp rule, Architecture architecture, float[] steps, float[] signs) {
      super(architecture, 0, steps, signs);
      this.base = rule.learningRate;
      this.smallest = (float) rule.smallestStep;
      this.largest = (float) rule.largestStep;
      this.steps = steps;
      this.signs = signs;
      Arrays.fill(steps, (float) rule.learningRate);
    }

    @Override
    protected void update(float[] parameters, float[] gradient, int from, int to, float decay) {
      float scale = this.scale;
      float ratio = (float) (learningRate / base);
      float smallest = this.smallest;
      float largest = this.largest;
      float[] steps = this.steps;
      float[] signs = this.signs;
      // Two loops, because one with all of these minima and maxima is not vectorised.
      for (int i = from; i < to; i++) {
        float g = gradient[i] * scale;
        // Math.signum is not vectorised before JDK 19. The product takes every number but 0 beyond
        // ±1. An infinite
        // gradient has a finite sign, and ∞ · 0 is NaN: it must not pass unseen.
        float c = g * Float.MAX_VALUE * Float.MAX_VALUE;
        gradient[i] = Math.max(-1, Math.min(1, c)) + g * 0;
      }
      for (int i = from; i < to; i++) {
        float sign = gradient[i];
        float turn = sign * signs[i];
        // One of these is 1 and the others are 0: branches on signs of gradients would be
        // mispredicted.
        float grows = Math.max(0, turn);
        float shrinks = grows - turn;
        float stays = 1 - grows - shrinks;
        float step = steps[i];
        step = grows * Math.min(step * GROWTH, largest)
            + shrinks * Math.max(step * SHRINKAGE, smallest)
            + stays * step;
        sign *= 1 - shrinks;
        steps[i] = step;
        signs[i] = sign;
        float parameter = parameters[i] - sign * step * ratio;
        parameters[i] = parameter;
        gradient[i] = zeroIfFinite(parameter);
      }
    }
  }
}
