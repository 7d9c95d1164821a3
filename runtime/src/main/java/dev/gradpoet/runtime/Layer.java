package dev.gradpoet.runtime;

/**
 * One layer of a network: its name and live views of its parameters and their gradient.
 *
 * <p>As thread-safe as the network it belongs to.
 */
public interface Layer {

  /** The layer's name, as declared. */
  default String name() {
    return info().name();
  }

  /** Kind, shape, activation and parameter ranges. */
  LayerInfo info();

  /**
   * The weights, inputs × units.
   *
   * @throws IllegalStateException if this kind of layer has none
   */
  TensorView weights();

  /**
   * The biases, one for each unit.
   *
   * @throws IllegalStateException if this layer has none
   */
  TensorView biases();

  /**
   * The accumulated gradient of the loss by the weights, inputs × units; as {@link NeuralNetwork#gradient}, made where there is none.
   *
   * @throws IllegalStateException if this kind of layer has none
   */
  TensorView weightGradient();

  /**
   * The accumulated gradient of the loss by the biases, one for each unit; as {@link NeuralNetwork#gradient}, made where there is none.
   *
   * @throws IllegalStateException if this layer has none
   */
  TensorView biasGradient();

  /** The layer of {@code network} that {@code info} describes. Called by generated code. */
  static Layer of(LayerInfo info, NeuralNetwork network) {
    return new ParameterLayer(info, network);
  }
}
