package dev.gradpoet.processor.program;

import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be said of a layer.
 *
 * @param name as declared
 * @param visibility that of its accessor: {@code public}, {@code protected} or empty
 * @param kind as {@code dense}
 * @param inputs the names of the layers that it reads, empty for the network's input
 * @param isChained whether that is the layer above, and nothing else
 * @param hasEdges whether its method names them as parameters
 * @param activation in lower case, empty for none
 * @param options what else matters to what it computes, by name
 * @param parameters in the order in which they lie
 * @param draws its random numbers
 * @param reads the values that it reads
 * @param value what it hands on
 */
public record Layer(
    String name,
    String visibility,
    String kind,
    List<String> inputs,
    boolean isChained,
    boolean hasEdges,
    String activation,
    Map<String, Object> options,
    List<Parameter> parameters,
    List<Draw> draws,
    List<Tensor> reads,
    Tensor value) {

  public Layer {
    inputs = List.copyOf(inputs);
    options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    parameters = List.copyOf(parameters);
    draws = List.copyOf(draws);
    reads = List.copyOf(reads);
  }

  /** The dimensions of what it hands on, without the samples. */
  public List<Index> shape() {
    return value.indices().subList(1, value.indices().size());
  }

  /** The number of parameters. */
  public int parameterCount() {
    int count = 0;
    for (Parameter parameter : parameters) {
      count += parameter.size();
    }
    return count;
  }

  /** Whether {@code other} is a layer of that name: a program has but one. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Layer that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
