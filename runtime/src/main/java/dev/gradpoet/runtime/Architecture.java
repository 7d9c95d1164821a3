package dev.gradpoet.runtime;

import dev.gradpoet.runtime.internal.Shapes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What a network is: everything about it that does not change in training. Immutable.
 *
 * <p>The layers are a graph without cycles: each takes inputs of the network and layers above it, by name; in a chain, the layer above. A
 * layer that has the name of an input hides it from those below. What the last layer gives is the prediction.
 *
 * @param name the binary name of the annotated type
 * @param inputs what one sample consists of, at least one; in flat arrays they lie one after another
 * @param layers the layers in order, at least one
 * @param loss the loss in lower case, as {@code cross_entropy}
 * @param lossOptions what else was declared of the loss: {@code delta}
 */
public record Architecture(
    String name, List<InputInfo> inputs, List<LayerInfo> layers, String loss, Options lossOptions) {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException if there are no inputs or no layers, two of either have one name, a layer takes what is not there above
   *     it or has another shape, or parameters or state do not lie one after another
   */
  public Architecture {
    inputs = List.copyOf(inputs);
    layers = List.copyOf(layers);
    if (inputs.isEmpty() || layers.isEmpty()) {
      throw new IllegalArgumentException((inputs.isEmpty() ? "inputs" : "layers")
          + " is empty: a network has at least one input and one layer");
    }
    GraphCheck.check(name, inputs, layers);
  }

  /** The layers, a line each, and the loss. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(name).append(": ").append(inputText()).append(" inputs");
    for (LayerInfo layer : layers) {
      text.append("\n  ").append(layer.line(from(layer)));
    }
    return text.append("\n  ")
        .append(loss)
        .append(lossOptions.isEmpty() ? "" : " " + lossOptions)
        .toString();
  }

  /** {@code 4}, {@code [28, 28, 1]}, or with their names if there are several. */
  String inputText() {
    if (inputs.size() == 1) {
      return Shapes.text(inputs.get(0).shape());
    }
    StringJoiner texts = new StringJoiner(" + ");
    for (InputInfo input : inputs) {
      texts.add(input.name() + " " + Shapes.text(input.shape()));
    }
    return texts.toString();
  }

  /** What the layer takes, as {@code (conv, shortcut)}; nothing where that is what stands above. */
  String from(LayerInfo layer) {
    StringJoiner names = new StringJoiner(", ", "(", ")");
    for (InputInfo input : layer.inputs()) {
      names.add(input.name());
    }
    return takesAbove(layer) ? "" : names.toString();
  }

  /**
   * Whether {@code layer} takes the layer above and nothing else; the first one, the only input.
   *
   * @throws IllegalArgumentException if it is none of these layers
   */
  public boolean takesAbove(LayerInfo layer) {
    int index = layers.indexOf(layer(layer.name()));
    if (layer.inputs().size() > 1 || (index == 0 && inputs.size() > 1)) {
      return false;
    }
    String above = index == 0 ? inputs.get(0).name() : layers.get(index - 1).name();
    return layer.inputs().get(0).name().equals(above);
  }

  /**
   * Everything that matters for what the network computes, a line each: inputs, layers with their names, shapes and options, the loss;
   * not the annotated type's name. The same network has the same text on every machine and version of Java.
   */
  public String description() {
    return Description.of(this);
  }

  /** The SHA-256 of {@link #description} as 64 hexadecimal digits: equal for networks whose parameters mean the same. */
  public String fingerprint() {
    return Description.sha256(description());
  }

  /** The number of values of one sample, all inputs together. */
  public int inputSize() {
    return InputInfo.size(inputs);
  }

  /** The layer that gives the prediction: the last. */
  public LayerInfo output() {
    return layers.get(layers.size() - 1);
  }

  /** The number of values of one prediction. */
  public int outputSize() {
    return output().outputSize();
  }

  /** The number of parameters of all layers. */
  public int parameterCount() {
    int count = 0;
    for (LayerInfo layer : layers) {
      count += layer.parameterCount();
    }
    return count;
  }

  /** The number of values of {@link NeuralNetwork#state}. */
  public int stateSize() {
    int size = 0;
    for (LayerInfo layer : layers) {
      for (StateInfo tensor : layer.state()) {
        size += tensor.size();
      }
    }
    return size;
  }

  /**
   * The layer of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public LayerInfo layer(String layer) {
    List<String> names = new ArrayList<>();
    for (LayerInfo info : layers) {
      if (info.name().equals(layer)) {
        return info;
      }
      names.add(info.name());
    }
    throw new IllegalArgumentException(
        "network '" + name + "' has no layer '" + layer + "': it has " + names);
  }

  /**
   * The same with other names of layers, as a file may have them.
   *
   * @param renamed the other names by those of here
   * @throws IllegalArgumentException if two layers then have one name
   */
  public Architecture renamed(Map<String, String> renamed) {
    Map<String, String> names = new HashMap<>();
    List<LayerInfo> others = new ArrayList<>();
    for (LayerInfo layer : layers) {
      List<InputInfo> from = new ArrayList<>();
      for (InputInfo input : layer.inputs()) {
        from.add(new InputInfo(names.getOrDefault(input.name(), input.name()), input.shape()));
      }
      names.put(layer.name(), renamed.getOrDefault(layer.name(), layer.name()));
      others.add(new LayerInfo(
          names.get(layer.name()),
          layer.kind(),
          from,
          layer.outputShape(),
          layer.activation(),
          layer.options(),
          layer.parameters(),
          layer.state()));
    }
    return new Architecture(name, inputs, others, loss, lossOptions);
  }

  /** Starts the description of a network whose input is {@code x}, a vector. Called by generated code. */
  public static ArchitectureBuilder of(String name, int inputs, String loss) {
    return of(name, loss).input("x", inputs);
  }

  /** Starts the description of a network, of which the inputs come next. Called by generated code. */
  public static ArchitectureBuilder of(String name, String loss) {
    return new ArchitectureBuilder(name, loss);
  }
}
