package dev.gradpoet.runtime;

import java.util.function.Supplier;

/**
 * A dense layer that keeps the values of its network's last pass, as networks of style {@code TEACHING} do.
 *
 * <p>Before the first pass all values are zero. A prediction renews the weighted inputs and the activations; only
 * {@link NeuralNetwork#accumulate accumulate} renews the deltas.
 */
public interface InspectableLayer extends Layer {

  /** z = Wᵀ x + b of the last sample, one for each unit; a copy. */
  float[] weightedInputs();

  /** a = g(z) of the last sample, one for each unit; a copy. */
  float[] activations();

  /** δ = ∂L/∂z of the last accumulated sample, one for each unit; a copy. */
  float[] deltas();

  /** {@code layer} with its values of the last pass, as {@code suppliers} copy them. Called by generated code. */
  static InspectableLayer of(
      Layer layer,
      Supplier<float[]> weightedInputs,
      Supplier<float[]> activations,
      Supplier<float[]> deltas) {
    return new ValueLayer(layer, weightedInputs, activations, deltas);
  }
}
