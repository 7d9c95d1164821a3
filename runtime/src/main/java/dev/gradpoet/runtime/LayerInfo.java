package dev.gradpoet.runtime;

import dev.gradpoet.runtime.internal.Shapes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What one layer is. Immutable.
 *
 * @param name its name, as declared
 * @param kind what it computes, as {@code dense} or {@code dropout}
 * @param inputs what enters, at least one: the names are those of layers above or of inputs of the network
 * @param outputShape the extents of what leaves, row-major, each at least 1: [units], or for an image [height, width, channels]
 * @param activation the activation in lower case, as {@code leaky_relu}; {@code identity} for a layer without
 * @param options what else was declared and matters to the function computed: {@code slope}, {@code alpha}, {@code rate}, {@code l1},
 *     {@code l2}
 * @param parameters its parameter tensors in the order of {@link NeuralNetwork#parameters}
 * @param state its tensors that are no parameters, in the order of {@link NeuralNetwork#state}
 */
public record LayerInfo(
    String name,
    String kind,
    List<InputInfo> inputs,
    List<Integer> outputShape,
    String activation,
    Options options,
    List<ParameterInfo> parameters,
    List<StateInfo> state) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if nothing enters, or two tensors have one name
   */
  public LayerInfo {
    inputs = List.copyOf(inputs);
    outputShape = Shapes.positive("layer", name, outputShape);
    parameters = List.copyOf(parameters);
    state = List.copyOf(state);
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("layer '" + name + "' has no inputs, expected some");
    }
    // Plain loops: the first lambda of a virtual machine costs more than a whole small network.
    Set<String> names = new HashSet<>();
    for (TensorInfo tensor : tensors(parameters, state)) {
      if (!names.add(tensor.name())) {
        throw new IllegalArgumentException(
            "layer '" + name + "' has two tensors '" + tensor.name() + "'");
      }
    }
  }

  /** In a line: {@code hidden: dense, 4 -> 8, tanh, 40 parameters}. */
  @Override
  public String toString() {
    return line("");
  }

  /** The same with a text after the kind. */
  String line(String from) {
    return name + ": " + kind + from + ", " + shapes(" -> ") + ", " + activation
        + (options.isEmpty() ? "" : " " + options) + ", " + parameterCount() + " parameters";
  }

  /** The shapes of what enters and what leaves: {@code 4 -> 8}, {@code [8, 8, 4] + [8, 8, 4] -> [8, 8, 4]}. */
  String shapes(String arrow) {
    StringJoiner entering = new StringJoiner(" + ");
    for (InputInfo input : inputs) {
      entering.add(Shapes.text(input.shape()));
    }
    return entering + arrow + Shapes.text(outputShape);
  }

  /** The number of values that enter, all inputs together. */
  public int inputSize() {
    return InputInfo.size(inputs);
  }

  /** The number of values that leave. */
  public int outputSize() {
    return Shapes.size(outputShape);
  }

  /** The number of parameters of all its tensors. */
  public int parameterCount() {
    int count = 0;
    for (ParameterInfo parameter : parameters) {
      count += parameter.size();
    }
    return count;
  }

  /** The parameters, then the state: all that files hold of it. */
  public List<TensorInfo> tensors() {
    return tensors(parameters, state);
  }

  private static List<TensorInfo> tensors(List<ParameterInfo> parameters, List<StateInfo> state) {
    List<TensorInfo> tensors = new ArrayList<>(parameters);
    tensors.addAll(state);
    return tensors;
  }
}
