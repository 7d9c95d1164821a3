package dev.gradpoet.processor.testing;

import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.model.NetworkModel;

/** What a declaration implies. */
public final class Models {
  private Models() {}

  /** The number of values of one prediction. */
  public static int outputs(NetworkModel network) {
    return Derivation.of(network).outputs();
  }

  /** Whether a layer draws random numbers in training. */
  public static boolean draws(NetworkModel network) {
    return Derivation.of(network).draws();
  }
}
