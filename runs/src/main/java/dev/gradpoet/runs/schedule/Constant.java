package dev.gradpoet.runs.schedule;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.training.Schedule;
import dev.gradpoet.runtime.training.ScheduleState;

/**
 * The same learning rate throughout.
 *
 * @param factor what the optimizer's learning rate is multiplied with, finite and greater than 0
 */
public record Constant(double factor) implements Schedule {

  /** Checks the argument. */
  public Constant {
    Arguments.positive("factor", factor);
  }

  /** The optimizer's own learning rate. */
  public Constant() {
    this(1);
  }

  @Override
  public ScheduleState start() {
    return epoch -> factor;
  }
}
