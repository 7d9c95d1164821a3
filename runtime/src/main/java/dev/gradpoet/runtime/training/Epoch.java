package dev.gradpoet.runtime.training;

import java.util.Map;
import java.util.Optional;

/**
 * What one pass over the training data came to. Immutable.
 *
 * @param number the epoch, counted from 1
 * @param training the training loss, mean over the samples, each taken when its batch was (with dropout on and the
 *     parameters of that moment), and the metrics on the training data at the end of the epoch. Where a rule asks for it ({@link
 *     Run#evaluateLoss}, as early stopping on the loss without validation data), the loss too is that at the end of the epoch
 * @param validation loss and metrics on the validation data at the end of the epoch, if there is any
 */
public record Epoch(int number, Evaluation training, Optional<Evaluation> validation) {

  /** The training loss, mean over the samples. */
  public double loss() {
    return training.loss();
  }

  /** The training metrics by label. */
  public Map<String, Double> metrics() {
    return training.metrics();
  }

  /** What tells how well the network does on other data: that on the validation data, if there is any, else on the training data. */
  public Evaluation watched() {
    return validation.orElse(training);
  }

  @Override
  public String toString() {
    return "epoch " + number + ": " + training
        + (validation.isEmpty() ? "" : "; validation: " + validation.get());
  }
}
