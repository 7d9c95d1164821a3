package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.NeuralNetwork;

/**
 * Is told how training goes, in the thread that called {@link Trainer#train}.
 *
 * <p>What a listener throws ends training and reaches the caller. Reading parameters is safe in every call.
 */
public interface TrainingListener {

  /** Training of {@code network} begins. */
  default void onStart(NeuralNetwork network) {}

  /** An epoch begins. */
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

  /** Asked after each {@link #onEpoch}: whether training should end here. */
  default boolean stops() {
    return false;
  }

  /** Training is over; not called when it ends with an exception. */
  default void onEnd(History history) {}

  /** A listener that tells this one first, then {@code next}. */
  default TrainingListener andThen(TrainingListener next) {
    return new ListenerPair(this, next);
  }
}
