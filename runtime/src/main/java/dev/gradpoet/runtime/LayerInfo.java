package dev.gradpoet.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one layer is.
 *
 * @param name its name, as declared
 * @param kind {@code dense} or {@code dropout}
 * @param inputs the number of values that enter
 * @param outputs the number of values that leave
 * @param activation the activation in lower case, as {@code leaky_relu}; {@code identity} for a layer without
 * @param options what else was declared and matters to the function computed, by name: {@code slope}, {@code alpha}, {@code rate}, {@code l1},
 *     {@code l2}
 * @param parameters its parameter tensors in the order of {@link NeuralNetwork#parameters}
 */
public record LayerInfo(
    String name,
    String kind,
    int inputs,
    int outputs,
    String activation,
    Map<String, Double> options,
    List<ParameterInfo> parameters) {

  /** Copies {@code options} and {@code parameters}. */
  public LayerInfo {
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    parameters = List.copyOf(parameters);
  }

  /** In a line: {@code hidden: dense, 4 -> 8, tanh, 40 parameters}. */
  @Override
  public String toString() {
    return name + ": " + kind + ", " + inputs + " -> " + outputs + ", " + activation
        + (options.isEmpty() ? "" : " " + options) + ", " + parameterCount() + " parameters";
  }

  /** The number of parameters of all its tensors. */
  public int parameterCount() {
    int count = 0;
    for (ParameterInfo parameter : parameters) {
      count += parameter.size();
    }
    return count;
  }
}
