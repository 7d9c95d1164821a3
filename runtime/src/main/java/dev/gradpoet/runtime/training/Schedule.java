package dev.gradpoet.runtime.training;

/**
 * How the learning rate changes in training: a value without state, that can be used for any number of runs.
 *
 * <p>Implementations are immutable, and best are records: a checkpoint knows a rule by its {@code toString}. One without
 * memory can be a lambda, {@code () -> epoch -> 1 / (1 + epoch)}, but a checkpoint cannot tell the lambdas of a class apart, nor
 * what they capture.
 */
@FunctionalInterface
public interface Schedule {

  /** The state of this rule at the start of a run. */
  ScheduleState start();
}
