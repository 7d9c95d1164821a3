package dev.gradpoet.runtime.training;

/**
 * A {@link Schedule} in one run.
 *
 * <p>It depends on nothing but its rule and what {@link #onEpoch} told: a run that is resumed from a checkpoint tells a
 * new state the epochs that were finished, and that must make it the same as the old one.
 */
@FunctionalInterface
public interface ScheduleState {

  /**
   * What the optimizer's learning rate is multiplied with in an update; must not allocate.
   *
   * @param epoch the passes over the data before this update, with its fraction: 0 for the first update of a run, 2.5
   *     in the middle of the third epoch
   * @return finite and at least 0
   */
  double factor(double epoch);

  /**
   * An epoch is over.
   *
   * @param epoch the epoch, counted from 1
   * @param loss the validation loss if there is validation data, else the training loss
   */
  default void onEpoch(int epoch, double loss) {}
}
