package dev.gradpoet.runtime;

/**
 * One layer of a network: its name and live views of its parameters, their gradient and its state.
 *
 * <p>As thread-safe as the network it belongs to.
 */
public interface Layer {

  /** The layer's name, as declared. */
  default String name() {
    return info().name();
  }

  /** Kind, shapes, activation, options, parameter and state ranges. */
  LayerInfo info();

  /**
   * The parameter tensor of that name, as {@code weights} or {@code gamma}.
   *
   * @throws IllegalArgumentException if this layer has none of that name, saying what it has
   */
  TensorView parameter(String parameter);

  /**
   * The accumulated gradient of the loss by the parameter tensor of that name, in its shape; as {@link NeuralNetwork#gradient}, made where
   * there is none.
   *
   * @throws IllegalArgumentException as {@link #parameter}
   */
  TensorView gradient(String parameter);

  /**
   * The tensor of that name that is no parameter, as a running {@code mean}.
   *
   * @throws IllegalArgumentException if this layer has none of that name, saying what it has
   */
  TensorView state(String tensor);

  /** As {@link #parameter}, {@code weights}: inputs × units of a dense layer. */
  default TensorView weights() {
    return parameter("weights");
  }

  /** As {@link #parameter}, {@code biases}: one for each unit. */
  default TensorView biases() {
    return parameter("biases");
  }

  /** As {@link #gradient}, of the {@code weights}. */
  default TensorView weightGradient() {
    return gradient("weights");
  }

  /** As {@link #gradient}, of the {@code biases}. */
  default TensorView biasGradient() {
    return gradient("biases");
  }

  /** The layer of {@code network} that {@code info} describes. Called by generated code. */
  static Layer of(LayerInfo info, NeuralNetwork network) {
    return new ParameterLayer(info, network);
  }
}
