package dev.gradpoet.runtime.io;

import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.ParameterInfo;
import dev.gradpoet.runtime.ParameterRole;
import dev.gradpoet.runtime.TensorInfo;

/**
 * How the tensors of layers are named in a file, and which way round weights lie.
 *
 * <p>Layouts have words of their own for {@code weights} and {@code biases}; all other tensors keep their names. Where a file is read and nothing else is said, the last part of a tensor's name tells its layout; its shape never does.
 */
public enum TensorLayout {
  /**
   * {@code hidden.weights} and {@code hidden.biases}, as in {@code NeuralNetwork.parameters()}: weights of a dense layer are inputs × units,
   * those of a convolution kernel height × kernel width × input channels × filters.
   */
  GRADPOET("gradpoet", '.', "weights", "biases"),

  /**
   * {@code hidden.weight}, units × inputs, and {@code hidden.bias}: a {@code state_dict} of PyTorch. Of dense layers only: what has weights of
   * more than two extents, as a convolution, is refused.
   */
  PYTORCH("pt", '.', "weight", "bias"),

  /**
   * {@code hidden/kernel} and {@code hidden/bias}, with the extents of {@link #GRADPOET}, which are Keras's: the paths of its variables; a dot
   * is read like the slash.
   */
  KERAS("keras", '/', "kernel", "bias");

  private final String format;
  private final char separator;
  private final String weights;
  private final String biases;

  TensorLayout(String format, char separator, String weights, String biases) {
    this.format = format;
    this.separator = separator;
    this.weights = weights;
    this.biases = biases;
  }

  /** What the metadata of a file call it. */
  String format() {
    return format;
  }

  /** The name of a layer's tensor. */
  String name(String layer, TensorInfo tensor) {
    return layer + separator + suffix(tensor);
  }

  /** The last part of that name. */
  String suffix(TensorInfo tensor) {
    return switch (tensor.name()) {
      case "weights" -> has(tensor, ParameterRole.WEIGHTS) ? weights : tensor.name();
      case "biases" -> has(tensor, ParameterRole.BIASES) ? biases : tensor.name();
      default -> tensor.name();
    };
  }

  private static boolean has(TensorInfo tensor, ParameterRole role) {
    return tensor instanceof ParameterInfo parameter && parameter.role() == role;
  }

  /**
   * Whether the tensor is a matrix of weights and lies units × inputs.
   *
   * @throws IllegalArgumentException if it has weights of more extents, whose order in this layout is not known
   */
  boolean isTransposed(LayerInfo layer, TensorInfo tensor) {
    boolean turns = this == PYTORCH && has(tensor, ParameterRole.WEIGHTS);
    if (turns && tensor.shape().size() > 2) {
      throw new IllegalArgumentException("the " + tensor.name() + " of layer '" + layer.name()
          + "' have the shape " + tensor.shape() + ": their order in the layout " + this
          + " is not known, only that of inputs x units");
    }
    return turns && tensor.shape().size() == 2;
  }
}
