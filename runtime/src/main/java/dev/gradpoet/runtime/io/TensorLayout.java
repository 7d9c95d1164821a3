package dev.gradpoet.runtime.io;

import dev.gradpoet.runtime.ParameterInfo;

/**
 * How the tensors of dense layers are named in a file, and which way round their weights lie.
 *
 * <p>Where a file is read and nothing else is said, the last part of a tensor's name tells its layout; its shape never does.
 */
public enum TensorLayout {
  /** {@code hidden.weights}, inputs × units, and {@code hidden.biases}: as in {@code NeuralNetwork.parameters()}. */
  GRADPOET("gradpoet", '.', "weights", "biases"),

  /** {@code hidden.weight}, units × inputs, and {@code hidden.bias}: a {@code state_dict} of PyTorch. */
  PYTORCH("pt", '.', "weight", "bias"),

  /** {@code hidden/kernel}, inputs × units, and {@code hidden/bias}: the paths of Keras's variables; a dot is read like the slash. */
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

  /** The name of a layer's tensor, {@code weights} or {@code biases} here. */
  String name(String layer, String parameter) {
    return layer + separator + suffix(parameter);
  }

  /** The last part of that name. */
  String suffix(String parameter) {
    return parameter.equals("weights") ? weights : biases;
  }

  /** Whether the parameter is a matrix and lies units × inputs. */
  boolean isTransposed(ParameterInfo parameter) {
    return this == PYTORCH && parameter.shape().size() == 2;
  }
}
