package dev.gradpoet.runtime;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A layer that keeps the values of its network's last pass, as networks of style {@code TEACHING} do.
 *
 * <p>Before the first pass all values are zero. A prediction renews the forward values; only {@link NeuralNetwork#accumulate accumulate}
 * renews the gradients by them.
 */
public interface InspectableLayer extends Layer {

  /**
   * The values of that name, of the last sample; a copy. A layer with weighted inputs, as a dense one or a convolution, has {@code z},
   * {@code a} and {@code delta}; a sum or a function of values has {@code a}.
   *
   * @throws IllegalArgumentException if this layer keeps none of that name, saying which it keeps
   */
  float[] value(String name);

  /** The names of the values that it keeps, sorted. */
  List<String> valueNames();

  /** The weighted inputs z of the last sample, Wᵀ x + b of a dense layer, one for each value; a copy. As {@link #value} of {@code z}. */
  default float[] weightedInputs() {
    return value("z");
  }

  /** What the layer handed on of the last sample, a = g(z), one for each value; a copy. As {@link #value} of {@code a}. */
  default float[] activations() {
    return value("a");
  }

  /** δ = ∂L/∂z of the last accumulated sample, one for each value; a copy. As {@link #value} of {@code delta}. */
  default float[] deltas() {
    return value("delta");
  }

  /** {@code layer} with its values of the last pass by name, as suppliers copy them. Called by generated code. */
  static InspectableLayer of(Layer layer, Map<String, Supplier<float[]>> values) {
    return new ValueLayer(layer, Map.copyOf(values));
  }

  /** The same with the values of a layer without weighted inputs. Called by generated code. */
  static InspectableLayer of(Layer layer, Supplier<float[]> activations) {
    return of(layer, Map.of("a", activations));
  }

  /** The same with the values of a layer with weighted inputs. Called by generated code. */
  static InspectableLayer of(
      Layer layer,
      Supplier<float[]> weightedInputs,
      Supplier<float[]> activations,
      Supplier<float[]> deltas) {
    return of(layer, Map.of("z", weightedInputs, "a", activations, "delta", deltas));
  }
}
