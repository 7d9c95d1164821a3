package dev.gradpoet.runs.schedule;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.training.Schedule;
import dev.gradpoet.runtime.training.ScheduleState;

/**
 * Rises from {@code first} to 1 and falls to {@code last}, each along half a cosine; {@code last} after that. It changes
 * with each update. The optimizer's learning rate is the largest one; momentum stays as it is.
 *
 * <p>L. N. Smith, N. Topin, Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates, 2018;
 * with cosines, J. Howard, S. Gugger, fastai: A Layered API for Deep Learning, Information 2020.
 *
 * @param epochs the length of the cycle, finite and greater than 0
 * @param rise the part of it in which the rate rises, greater than 0 and less than 1
 * @param first the first factor, in [0, 1]
 * @param last the last factor, in [0, 1]
 */
public record OneCycle(double epochs, double rise, double first, double last) implements Schedule {

  /** Checks the arguments. */
  public OneCycle {
    Arguments.positive("epochs", epochs);
    Arguments.check(rise > 0 && rise < 1, "rise", rise, "a number greater than 0 and less than 1");
    Arguments.share("first", first);
    Arguments.share("last", last);
  }

  /** Rises in the first 30 % from 1/25, and falls to 1/250,000. */
  public OneCycle(double epochs) {
    this(epochs, 0.3, 1 / 25.0, 1 / 250_000.0);
  }

  @Override
  public ScheduleState start() {
    return epoch -> {
      double share = epoch / epochs;
      return share < rise
          ? CosineDecay.between(first, 1, share / rise)
          : CosineDecay.between(1, last, (share - rise) / (1 - rise));
    };
  }
}
