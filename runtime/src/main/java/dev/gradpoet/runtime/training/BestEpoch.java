package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.internal.Arguments;
import java.util.Locale;

/**
 * The epoch that a rule found best. Immutable.
 *
 * @param epoch the epoch
 * @param measure by what it is best, as {@code validation loss}
 * @param value the measure's value
 */
public record BestEpoch(Epoch epoch, String measure, double value) {

  /** Checks that they are there. */
  public BestEpoch {
    Arguments.present("epoch", epoch);
    Arguments.present("measure", measure);
  }

  /** For instance {@code epoch 25 (validation loss 0.006824)}. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "epoch %d (%s %.4g)", epoch.number(), measure, value);
  }
}
