package dev.gradpoet.runs.schedule;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.training.Schedule;
import dev.gradpoet.runtime.training.ScheduleState;

/**
 * Multiplies the learning rate by a factor every so many epochs: γ^⌊t / n⌋. It changes between epochs.
 *
 * <p>A. Krizhevsky, I. Sutskever, G. E. Hinton, ImageNet Classification with Deep Convolutional Neural Networks, NIPS
 * 2012, section 5, divide by 10.
 *
 * @param epochs n, at least 1
 * @param factor γ, finite and greater than 0
 */
public record StepDecay(int epochs, double factor) implements Schedule {

  /** Checks the arguments. */
  public StepDecay {
    Arguments.atLeast("epochs", epochs, 1);
    Arguments.positive("factor", factor);
  }

  /** γ = 0.1. */
  public StepDecay(int epochs) {
    this(epochs, 0.1);
  }

  @Override
  public ScheduleState start() {
    return epoch -> StrictMath.pow(factor, Math.floor(epoch / epochs));
  }
}
