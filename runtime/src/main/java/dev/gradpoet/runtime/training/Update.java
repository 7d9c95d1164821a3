package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.internal.Finite;
import dev.gradpoet.runtime.optimizer.OptimizerState;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The change of the parameters by the gradients of a batch's shards, chunk by chunk, so that each chunk stays in the
 * cache while it is summed, clipped, kept, updated and checked. Clipping by norm must know all of the gradient first,
 * and takes a second round.
 */
final class Update implements Work {
  /** 32 kB of each array; more only where a crew could not number the chunks. */
  private static final int LEAST_CHUNK = 8_192;
  /** Fewer chunks are done by the time that another thread has begun, which has just had a shard. */
  private static final int LEAST_SHARED = 4;
  /** The same where only one thread had a shard, so that the others must be woken. */
  private static final int LEAST_SHARED_BY_SLEEPERS = 32;

  private final Crew crew;
  private final OptimizerState state;
  private final float[] parameters;
  private final float[][] gradients;
  private final float[] before;
  private final double valueLimit;
  private final double normLimit;
  private final int chunk;
  private final int chunks;
  private final double[] squares;
  /** For each chunk, whether {@link #before} has its parameters before this update. */
  private final boolean[] kept;

  private final AtomicInteger firstBad = new AtomicInteger(Integer.MAX_VALUE);

  private int shards;
  private float rawLimit;
  private boolean summing;
  private boolean updating;

  /** @param gradients one for each shard; the first receives the sum */
  Update(
      Crew crew,
      OptimizerState state,
      float[] parameters,
      float[][] gradients,
      double valueLimit,
      double normLimit) {
    this.crew = crew;
    this.state = state;
    this.parameters = parameters;
    this.gradients = gradients;
    this.before = new float[parameters.length];
    this.valueLimit = valueLimit;
    this.normLimit = normLimit;
    this.chunk = chunk(parameters.length);
    this.chunks = chunks(parameters.length);
    this.squares = new double[chunks];
    this.kept = new boolean[chunks];
  }

  private static int chunk(int parameters) {
    return Math.max(LEAST_CHUNK, parameters / Crew.MOST_ITEMS + 1);
  }

  /** How many chunks so many parameters have: at most {@link Crew#MOST_ITEMS}. */
  static int chunks(int parameters) {
    int chunk = chunk(parameters);
    return parameters / chunk + (parameters % chunk == 0 ? 0 : 1);
  }

  /** How many threads such an update can use, however few shards there are. */
  static int usefulThreads(int parameters) {
    return chunks(parameters) < LEAST_SHARED_BY_SLEEPERS ? 1 : chunks(parameters);
  }

  /**
   * Updates the parameters and clears the gradients; if that gives a parameter that is not finite, or what the optimizer remembers
   * of it is not, or the optimizer throws, no parameter is changed.
   *
   * @param shards how many of the gradients to take
   * @param scale what the sum of the gradients is multiplied with
   * @return the index of the first parameter of which something would not be finite, or −1
   */
  int run(int shards, double learningRate, double scale) {
    this.shards = shards;
    Arrays.fill(kept, false);
    boolean isDone = false;
    try {
      update(learningRate, scale);
      isDone = firstBad.get() == Integer.MAX_VALUE;
    } finally {
      if (!isDone) {
        putBack();
      }
    }
    return isDone ? -1 : firstBad.getAndSet(Integer.MAX_VALUE);
  }

  private void update(double learningRate, double scale) {
    // The limit is that of the scaled gradient; the chunks clip before they scale.
    rawLimit = (float) (valueLimit / scale);
    boolean byNorm = normLimit < Double.POSITIVE_INFINITY;
    double factor = 1;
    if (byNorm) {
      round(true, false);
      double norm = scale * Math.sqrt(sumOfSquares());
      factor = norm > normLimit ? normLimit / norm : 1;
    }
    state.begin(learningRate, scale * factor);
    round(!byNorm, true);
  }

  private void putBack() {
    for (int item = 0; item < chunks; item++) {
      if (kept[item]) {
        int from = item * chunk;
        System.arraycopy(before, from, parameters, from, end(item) - from);
      }
    }
  }

  private int end(int item) {
    return item * chunk + Math.min(chunk, parameters.length - item * chunk);
  }

  private void round(boolean summing, boolean updating) {
    this.summing = summing;
    this.updating = updating;
    if (chunks < (shards > 1 ? LEAST_SHARED : LEAST_SHARED_BY_SLEEPERS)) {
      for (int item = 0; item < chunks; item++) {
        run(item, 0);
      }
    } else {
      crew.run(this, chunks);
    }
  }

  @Override
  public void run(int item, int slot) {
    int from = item * chunk;
    int to = end(item);
    if (summing) {
      sum(gradients, shards, from, to);
      if (rawLimit < Float.POSITIVE_INFINITY) {
        clip(gradients[0], rawLimit, from, to);
      }
      if (!updating) {
        squares[item] = sumOfSquares(gradients[0], from, to);
      }
    }
    if (updating) {
      System.arraycopy(parameters, from, before, from, to - from);
      kept[item] = true;
      float[] gradient = gradients[0];
      state.update(parameters, gradient, from, to);
      if (!Finite.areZero(gradient, from, to)) {
        int bad = Finite.firstNonFinite(gradient, from, to);
        if (bad < 0) {
          bad = Finite.firstNonFinite(parameters, from, to);
        }
        if (bad >= 0) {
          firstBad.accumulateAndGet(bad, Math::min);
        }
      }
    }
  }

  /** Adds the gradients to the first in order, and clears the others. */
  static void sum(float[][] gradients, int shards, int from, int to) {
    float[] sum = gradients[0];
    for (int shard = 1; shard < shards; shard++) {
      float[] gradient = gradients[shard];
      for (int i = from; i < to; i++) {
        sum[i] += gradient[i];
        gradient[i] = 0;
      }
    }
  }

  private static void clip(float[] gradient, float limit, int from, int to) {
    for (int i = from; i < to; i++) {
      float g = gradient[i];
      // ∞ · 0 is NaN: an infinite gradient must not pass as the limit.
      gradient[i] = Math.max(-limit, Math.min(limit, g)) + g * 0;
    }
  }

  private static double sumOfSquares(float[] gradient, int from, int to) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = from;
    for (; i + 3 < to; i += 4) {
      s0 += gradient[i] * (double) gradient[i];
      s1 += gradient[i + 1] * (double) gradient[i + 1];
      s2 += gradient[i + 2] * (double) gradient[i + 2];
      s3 += gradient[i + 3] * (double) gradient[i + 3];
    }
    for (; i < to; i++) {
      s0 += gradient[i] * (double) gradient[i];
    }
    return s0 + s1 + s2 + s3;
  }

  private double sumOfSquares() {
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    return sum;
  }
}
