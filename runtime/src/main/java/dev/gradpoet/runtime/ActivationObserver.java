package dev.gradpoet.runtime;

/** Receives the activations of one layer for one sample. */
@FunctionalInterface
public interface ActivationObserver {

  /**
   * Called once for each layer but those of dropout, in layer order.
   *
   * @param layer the layer's name
   * @param activations the layer's outputs: valid during the call only, not to be changed
   */
  void layer(String layer, float[] activations);
}
