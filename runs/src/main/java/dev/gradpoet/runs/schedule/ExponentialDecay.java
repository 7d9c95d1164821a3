package dev.gradpoet.runs.schedule;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.training.Schedule;
import dev.gradpoet.runtime.training.ScheduleState;

/**
 * Multiplies the learning rate by a factor in each epoch, evenly: γᵗ. It changes with each update; by steps, it is
 * {@link StepDecay} with one epoch.
 *
 * <p>A. Senior et al., An Empirical Study of Learning Rates in Deep Neural Networks for Speech Recognition, ICASSP 2013,
 * exponential scheduling.
 *
 * @param factor γ, finite and greater than 0
 */
public record ExponentialDecay(double factor) implements Schedule {

  /** Checks the argument. */
  public ExponentialDecay {
    Arguments.positive("factor", factor);
  }

  @Override
  public ScheduleState start() {
    return epoch -> StrictMath.pow(factor, epoch);
  }
}
