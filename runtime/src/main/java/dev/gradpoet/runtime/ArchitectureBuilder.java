package dev.gradpoet.runtime;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects inputs and layers in order and lays out parameters and state one after another. Called by generated code.
 *
 * <p>Each method but {@link #build} returns this. What follows a {@link #layer} is of that layer, until the next one. One instance serves one
 * thread.
 */
public final class ArchitectureBuilder {
  private final String name;
  private final String loss;
  private final Map<String, Object> lossOptions = new LinkedHashMap<>();
  private final List<InputInfo> inputs = new ArrayList<>();
  private final List<Draft> layers = new ArrayList<>();
  private int parameters;
  private int state;

  /** A layer that is not complete. */
  private static final class Draft {
    private final String name;
    private final String kind;
    private final List<Integer> outputShape;
    private final Map<String, Object> options = new LinkedHashMap<>();
    private final List<ParameterInfo> parameters = new ArrayList<>();
    private final List<StateInfo> state = new ArrayList<>();
    private List<InputInfo> inputs;
    private String activation = "identity";

    Draft(String name, String kind, InputInfo above, List<Integer> outputShape) {
      this.name = name;
      this.kind = kind;
      this.inputs = List.of(above);
      this.outputShape = outputShape;
    }

    LayerInfo layer() {
      return new LayerInfo(
          name, kind, inputs, outputShape, activation, new Options(options), parameters, state);
    }
  }

  ArchitectureBuilder(String name, String loss) {
    this.name = name;
    this.loss = loss;
  }

  /** Adds an input of the network: {@code input("image", 28, 28, 1)}. The first layer, unless told, takes the last one. */
  public ArchitectureBuilder input(String input, int... shape) {
    inputs.add(new InputInfo(input, list(shape)));
    return this;
  }

  /**
   * Adds a layer, which unless told takes the layer above, and has no activation.
   *
   * @param kind as {@code conv}
   * @param outputShape the extents of what leaves
   * @throws IllegalStateException if there is no input yet
   */
  public ArchitectureBuilder layer(String layer, String kind, int... outputShape) {
    return add(layer, kind, list(outputShape));
  }

  private ArchitectureBuilder add(String layer, String kind, List<Integer> outputShape) {
    layers.add(new Draft(layer, kind, above(), outputShape));
    return this;
  }

  /**
   * Makes the layer take those layers above it, and inputs of the network, in that order, instead of the layer above.
   *
   * @throws IllegalArgumentException if one is not there
   */
  public ArchitectureBuilder from(String... names) {
    List<InputInfo> from = new ArrayList<>();
    for (String source : names) {
      from.add(new InputInfo(source, shapeAbove(source)));
    }
    last().inputs = from;
    return this;
  }

  /** Sets the activation of the layer, in lower case. */
  public ArchitectureBuilder activation(String activation) {
    last().activation = activation;
    return this;
  }

  /** Sets an option of the loss, or after a layer was added, of that layer: one of the types that {@link Options} has. */
  public ArchitectureBuilder option(String option, Object value) {
    (layers.isEmpty() ? lossOptions : last().options).put(option, value);
    return this;
  }

  /** Sets an option that is a list of whole numbers, of which there may be one: {@code sizes("kernel", 3, 3)}. */
  public ArchitectureBuilder sizes(String option, int... values) {
    return option(option, list(values));
  }

  /** Adds a parameter tensor to the layer. */
  public ArchitectureBuilder parameter(String parameter, ParameterRole role, int... shape) {
    ParameterInfo tensor = new ParameterInfo(parameter, role, parameters, list(shape));
    last().parameters.add(tensor);
    parameters = Math.addExact(parameters, tensor.size());
    return this;
  }

  /** Adds a tensor that is no parameter to the layer. */
  public ArchitectureBuilder state(String tensor, int... shape) {
    StateInfo added = new StateInfo(tensor, state, list(shape));
    last().state.add(added);
    state = Math.addExact(state, added.size());
    return this;
  }

  /** Adds a fully connected layer of {@code units} over all values of the layer above. */
  public ArchitectureBuilder dense(String layer, int units, String activation, boolean bias) {
    int width = above().size();
    layer(layer, "dense", units)
        .activation(activation)
        .parameter("weights", ParameterRole.WEIGHTS, width, units);
    return bias ? parameter("biases", ParameterRole.BIASES, units) : this;
  }

  /** Adds a dropout layer. */
  public ArchitectureBuilder dropout(String layer, double rate) {
    return add(layer, "dropout", above().shape()).option("rate", rate);
  }

  /**
   * The finished description.
   *
   * @throws IllegalArgumentException as {@link Architecture} does
   */
  public Architecture build() {
    List<LayerInfo> finished = new ArrayList<>();
    for (Draft draft : layers) {
      finished.add(draft.layer());
    }
    return new Architecture(name, inputs, finished, loss, new Options(lossOptions));
  }

  /** What the next layer takes unless told. */
  private InputInfo above() {
    if (!layers.isEmpty()) {
      return new InputInfo(last().name, last().outputShape);
    }
    if (inputs.isEmpty()) {
      throw new IllegalStateException("there is no input yet: input(...) comes before layers");
    }
    return inputs.get(inputs.size() - 1);
  }

  private Draft last() {
    if (layers.isEmpty()) {
      throw new IllegalStateException("there is no layer yet: layer(...) comes first");
    }
    return layers.get(layers.size() - 1);
  }

  /** The shape of the layer or input of that name above the last layer. */
  private List<Integer> shapeAbove(String source) {
    List<String> names = new ArrayList<>();
    for (int i = layers.size() - 2; i >= 0; i--) {
      if (layers.get(i).name.equals(source)) {
        return layers.get(i).outputShape;
      }
      names.add(0, layers.get(i).name);
    }
    for (int i = inputs.size() - 1; i >= 0; i--) {
      if (inputs.get(i).name().equals(source)) {
        return inputs.get(i).shape();
      }
      names.add(0, inputs.get(i).name());
    }
    throw new IllegalArgumentException("network '" + name + "' has no '" + source
        + "' above layer '" + last().name + "': there is " + names);
  }

  private static List<Integer> list(int... values) {
    List<Integer> list = new ArrayList<>();
    for (int value : values) {
      list.add(value);
    }
    return list;
  }
}
