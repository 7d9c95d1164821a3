package dev.gradpoet.runtime.training;

/**
 * Is told how training goes, in the thread that called {@link Trainer#train}.
 *
 * <p>A listener that keeps something of a run serves one at a time, and should refuse another one in {@link #onStart}.
 *
 * <p>What a listener throws ends training and reaches the caller. Reading parameters is safe in every call.
 */
public interface TrainingListener {

  /** Training begins. A run that goes on from a checkpoint is where that was from {@link #onEpochStart} on. */
  default void onStart(Run run) {}

  /** An epoch begins, or goes on. */
  default void onEpochStart(int epoch) {}

  /**
   * The parameters were updated by a batch.
   *
   * @param epoch the epoch, counted from 1
   * @param batch the batch of this epoch, counted from 1
   * @param loss the loss before the update, mean over the batch's samples
   */
  default void onBatch(int epoch, int batch, double loss) {}

  /** An epoch is over. */
  default void onEpoch(Epoch epoch) {}

  /**
   * Whether training should end here: asked before the first epoch, and after each {@link #onEpochStart}, each {@link #onBatch} and each
   * {@link #onEpoch}. An epoch that ends after a batch, be it the last, is not evaluated and not in the history. Who says why, to {@link
   * Run#stopsBecause}, is quoted by {@link History#reason}.
   */
  default boolean stops() {
    return false;
  }

  /**
   * Training is over; not called when it ends with an exception. {@link History#best} is told before parameters are put back: they are
   * that epoch's when {@link Trainer#train} returns.
   */
  default void onEnd(History history) {}

  /**
   * Told last, also where training ends with an exception, even one of another's {@link #onStart}; but not where this one's own threw.
   */
  default void close() {}

  /** A listener that tells this one first, then {@code next}. */
  default TrainingListener andThen(TrainingListener next) {
    return new ListenerPair(this, next);
  }
}
