package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.internal.Arguments;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an {@link Optimizer} remembers between the steps of one network.
 *
 * <p>A step is one {@link #begin} and then {@link #update} over ranges that together cover the parameters once. Ranges
 * that do not overlap may be updated by different threads at the same time, if {@code begin} happened before; all else
 * needs one thread at a time. Nothing here allocates but {@link #buffers}.
 */
public abstract class OptimizerState {
  private final float[][] buffers;
  private final DecayRanges decay;
  private final int parameters;

  private long steps;

  /** The learning rate of this step. */
  protected double learningRate;

  /** What raw gradients are multiplied with in this step. */
  protected float scale;

  /**
   * Keeps {@code buffers}, each with one value for each parameter.
   *
   * @param weightDecay the factor λ handed to {@link #update(float[], float[], int, int, float)} for weights; for
   *     biases it is 0
   */
  protected OptimizerState(Architecture architecture, double weightDecay, float[]... buffers) {
    this.buffers = buffers.clone();
    this.decay = DecayRanges.of(architecture, (float) weightDecay);
    this.parameters = architecture.parameterCount();
  }

  /** How many steps were begun. */
  public final long steps() {
    return steps;
  }

  /**
   * The remembered values, live, in an order fixed by the rule: with {@link #steps} all that a checkpoint must keep.
   */
  public final List<float[]> buffers() {
    return List.of(buffers);
  }

  /**
   * Continues where another state of the same rule and architecture was: later steps are the same bit for bit.
   *
   * @param steps what {@link #steps} was, at least 0
   * @param values what {@link #buffers} was; copied
   * @throws IllegalArgumentException if {@code steps} is negative, or number or length of {@code values} does not fit
   */
  public final void restore(long steps, List<float[]> values) {
    if (steps < 0) {
      throw new IllegalArgumentException("steps is " + steps + ", expected at least 0");
    }
    if (values.size() != buffers.length) {
      throw new IllegalArgumentException(
          "values has " + values.size() + " arrays, expected " + buffers.length);
    }
    for (int i = 0; i < buffers.length; i++) {
      if (values.get(i).length != parameters) {
        throw new IllegalArgumentException(
            "values[" + i + "] has " + values.get(i).length + " values, expected " + parameters);
      }
    }
    for (int i = 0; i < buffers.length; i++) {
      System.arraycopy(values.get(i), 0, buffers[i], 0, parameters);
    }
    this.steps = steps;
    onRestore(steps);
  }

  /**
   * Begins the next step.
   *
   * @param learningRate η of this step, finite and at least 0
   * @param scale what the raw gradient is multiplied with: 1 / batch size for the mean, times the factor of a norm
   *     clipping
   */
  public final void begin(double learningRate, double scale) {
    this.learningRate = Arguments.notNegative("learningRate", learningRate);
    this.scale = (float) scale;
    steps++;
    onBegin(steps);
  }

  /**
   * Updates parameters {@code from} to {@code to - 1} by their gradient and sets that gradient to 0, in one pass. A
   * gradient that is not finite makes the parameter not finite, and where a parameter is not finite, or a value remembered of it,
   * its gradient becomes NaN instead of 0.
   *
   * @throws IndexOutOfBoundsException if the range is not within the parameters
   */
  public final void update(float[] parameters, float[] gradient, int from, int to) {
    Objects.checkFromToIndex(from, to, this.parameters);
    for (int start = from, range = 0; start < to; range++) {
      int end = Math.min(to, decay.end(range));
      if (start < end) {
        update(parameters, gradient, start, end, decay.factor(range));
        start = end;
      }
    }
  }

  /** Computes what all parameters share in step {@code step}, counted from 1. */
  protected void onBegin(long step) {}

  /** Computes what {@link #onBegin} would have left after {@code steps} steps. */
  protected void onRestore(long steps) {}

  /**
   * As {@link #update(float[], float[], int, int)}, for a range with one factor of weight decay. Sets each gradient to
   * {@link #zeroIfFinite} of the updated parameter, plus that of what is remembered of it and may overflow before it does, as a square:
   * that is how a trainer finds one that is not finite.
   */
  protected abstract void update(
      float[] parameters, float[] gradient, int from, int to, float decay);

  /** 0 where {@code value} is finite, NaN where it is not. */
  @SuppressWarnings("IdentityBinaryExpression") // ∞ − ∞ is NaN
  protected static float zeroIfFinite(float value) {
    return value - value;
  }

  /** A buffer of zeros for {@code architecture}. */
  static float[] zeros(Architecture architecture) {
    return new float[architecture.parameterCount()];
  }

  @Override
  public String toString() {
    List<Integer> lengths = new ArrayList<>();
    for (float[] buffer : buffers) {
      lengths.add(buffer.length);
    }
    return getClass().getSimpleName() + "[steps=" + steps + ", buffers=" + lengths + "]";
  }
}
