package dev.gradpoet.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a network is: everything about it that does not change in training. Immutable.
 *
 * @param name the binary name of the annotated type
 * @param inputs the number of values of one sample
 * @param layers the layers in order, at least one
 * @param loss the loss in lower case, as {@code cross_entropy}
 * @param lossOptions what else was declared of the loss, by name: {@code delta}
 */
public record Architecture(
    String name, int inputs, List<LayerInfo> layers, String loss, Map<String, Double> lossOptions) {

  /** Copies {@code layers} and {@code lossOptions}. */
  public Architecture {
    layers = List.copyOf(layers);
    lossOptions = Collections.unmodifiableMap(new LinkedHashMap<>(lossOptions));
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("layers is empty: a network has at least one layer");
    }
  }

  /** The layers, a line each, and the loss. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(name).append(": ").append(inputs).append(" inputs");
    for (LayerInfo layer : layers) {
      text.append("\n  ").append(layer);
    }
    return text.append("\n  ")
        .append(loss)
        .append(lossOptions.isEmpty() ? "" : " " + lossOptions)
        .toString();
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

  /** The number of values of one prediction. */
  public int outputs() {
    return layers.get(layers.size() - 1).outputs();
  }

  /** The number of parameters of all layers. */
  public int parameterCount() {
    int count = 0;
    for (LayerInfo layer : layers) {
      count += layer.parameterCount();
    }
    return count;
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

  /** Starts the description of a network. Called by generated code. */
  public static Builder of(String name, int inputs, String loss) {
    return new Builder(name, inputs, loss);
  }

  /** Collects layers in order and lays out their parameters one after another. */
  public static final class Builder {
    private final String name;
    private final int inputs;
    private final String loss;
    private final Map<String, Double> lossOptions = new LinkedHashMap<>();
    private final List<LayerInfo> layers = new ArrayList<>();
    private int width;
    private int offset;

    private Builder(String name, int inputs, String loss) {
      this.name = name;
      this.inputs = inputs;
      this.loss = loss;
      this.width = inputs;
    }

    /** Adds a fully connected layer. */
    public Builder dense(String layer, int units, String activation, boolean bias) {
      List<ParameterInfo> parameters = new ArrayList<>();
      parameters.add(new ParameterInfo("weights", offset, List.of(width, units)));
      offset += Math.multiplyExact(width, units);
      if (bias) {
        parameters.add(new ParameterInfo("biases", offset, List.of(units)));
        offset += units;
      }
      return add(new LayerInfo(layer, "dense", width, units, activation, Map.of(), parameters));
    }

    /** Adds a dropout layer. */
    public Builder dropout(String layer, double rate) {
      return add(new LayerInfo(
          layer, "dropout", width, width, "identity", Map.of("rate", rate), List.of()));
    }

    /** Sets an option of the loss, or after a layer was added, of that layer. */
    public Builder option(String option, double value) {
      if (layers.isEmpty()) {
        lossOptions.put(option, value);
        return this;
      }
      LayerInfo last = layers.remove(layers.size() - 1);
      Map<String, Double> options = new LinkedHashMap<>(last.options());
      options.put(option, value);
      layers.add(new LayerInfo(
          last.name(),
          last.kind(),
          last.inputs(),
          last.outputs(),
          last.activation(),
          options,
          last.parameters()));
      return this;
    }

    private Builder add(LayerInfo layer) {
      layers.add(layer);
      width = layer.outputs();
      return this;
    }

    /** The finished description. */
    public Architecture build() {
      return new Architecture(name, inputs, layers, loss, lossOptions);
    }
  }
}
