package dev.gradpoet.runs.schedule;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.training.Schedule;
import dev.gradpoet.runtime.training.ScheduleState;

/**
 * Falls to {@code end} along half a cosine: e + (1 − e) ½ (1 + cos(π t / T)), and e from T on. It changes with each
 * update.
 *
 * <p>I. Loshchilov, F. Hutter, SGDR: Stochastic Gradient Descent with Warm Restarts, ICLR 2017, equation 5, without
 * restarts.
 *
 * @param epochs T, finite and greater than 0
 * @param end e, in [0, 1]
 */
public record CosineDecay(double epochs, double end) implements Schedule {

  /** Checks the arguments. */
  public CosineDecay {
    Arguments.positive("epochs", epochs);
    Arguments.share("end", end);
  }

  /** e = 0. */
  public CosineDecay(double epochs) {
    this(epochs, 0);
  }

  @Override
  public ScheduleState start() {
    return epoch -> between(1, end, epoch / epochs);
  }

  /** From one value to another along half a cosine, of which {@code share} is over: more than 1 is 1. */
  static double between(double from, double to, double share) {
    // Not StrictMath, whose cosine allocates since JDK 21.
    return to + (from - to) * 0.5 * (1 + Math.cos(Math.PI * Math.min(1, share)));
  }
}
