package dev.gradpoet.runs.schedule;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.training.Schedule;
import dev.gradpoet.runtime.training.ScheduleState;

/**
 * Falls to {@code end} like a power of the time left: e + (1 − e) (1 − t / T)ᵖ, and e from T on. It changes with each
 * update; p = 1 is a straight line.
 *
 * <p>L.-C. Chen et al., DeepLab, IEEE TPAMI 2018, section 4.1.2, with p = 0.9 and e = 0.
 *
 * @param epochs T, finite and greater than 0
 * @param power p, finite and greater than 0
 * @param end e, in [0, 1]
 */
public record PolynomialDecay(double epochs, double power, double end) implements Schedule {

  /** Checks the arguments. */
  public PolynomialDecay {
    Arguments.positive("epochs", epochs);
    Arguments.positive("power", power);
    Arguments.share("end", end);
  }

  /** e = 0. */
  public PolynomialDecay(double epochs, double power) {
    this(epochs, power, 0);
  }

  @Override
  public ScheduleState start() {
    return epoch -> end + (1 - end) * StrictMath.pow(Math.max(0, 1 - epoch / epochs), power);
  }
}
