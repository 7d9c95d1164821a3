package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.internal.Nullable;
import java.util.Optional;

/**
 * Training met a value that is not finite; the parameters are the last ones before it, all finite.
 *
 * <p>Usual reasons: a learning rate too large, inputs that were not scaled.
 */
public final class NonFiniteException extends ArithmeticException {
  private static final long serialVersionUID = 1;

  private final int epoch;
  private final int batch;
  private final @Nullable String layer;

  NonFiniteException(int epoch, int batch, @Nullable String layer, String what) {
    super("epoch " + epoch + ", batch " + batch + ": " + what
        + "; the parameters are those before this batch. "
        + "Usual reasons: a learning rate too large, inputs that were not scaled.");
    this.epoch = epoch;
    this.batch = batch;
    this.layer = layer;
  }

  /** The epoch, counted from 1. */
  public int epoch() {
    return epoch;
  }

  /** The batch of that epoch, counted from 1. */
  public int batch() {
    return batch;
  }

  /**
   * The first layer with such a value: first in the forward pass, else in the backward pass; empty if only the loss had
   * one.
   */
  public Optional<String> layer() {
    return Optional.ofNullable(layer);
  }
}
