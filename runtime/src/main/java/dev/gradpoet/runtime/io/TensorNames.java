package dev.gradpoet.runtime.io;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.ParameterInfo;
import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.internal.Nullable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a file names the parameters of a network, and which way round it holds them.
 *
 * @param architecture that of the network
 * @param layout the layout that was asked for, or null
 * @param renamed the file's names of layers and of tensors by those of the network: {@code hidden}, {@code hidden.weights}
 */
record TensorNames(
    Architecture architecture, @Nullable TensorLayout layout, Map<String, String> renamed) {

  /** These names with another layout. */
  TensorNames with(TensorLayout other) {
    return new TensorNames(architecture, other, renamed);
  }

  /** These names, but {@code from} is {@code to} in the file. */
  TensorNames with(String from, String to) {
    Arguments.present("from", from);
    Arguments.present("to", to);
    Set<String> own = new LinkedHashSet<>();
    for (LayerInfo layer : architecture.layers()) {
      for (ParameterInfo parameter : layer.parameters()) {
        own.add(from.indexOf('.') < 0 ? layer.name() : own(layer, parameter));
      }
    }
    if (!own.contains(from)) {
      throw new IllegalArgumentException(
          "from is '" + from + "', expected one of " + TensorEntry.list(own));
    }
    Map<String, String> names = new LinkedHashMap<>(renamed);
    names.put(from, to);
    return new TensorNames(architecture, layout, names);
  }

  private static String own(LayerInfo layer, ParameterInfo parameter) {
    return layer.name() + "." + parameter.name();
  }

  /** The architecture with the layers' names of the file. */
  Architecture inFile() {
    List<LayerInfo> layers = new ArrayList<>();
    for (LayerInfo layer : architecture.layers()) {
      layers.add(new LayerInfo(
          inFile(layer),
          layer.kind(),
          layer.inputs(),
          layer.outputs(),
          layer.activation(),
          layer.options(),
          layer.parameters()));
    }
    return new Architecture(
        architecture.name(),
        architecture.inputs(),
        layers,
        architecture.loss(),
        architecture.lossOptions());
  }

  private String inFile(LayerInfo layer) {
    return renamed.getOrDefault(layer.name(), layer.name());
  }

  /** The name under which a parameter is saved, and the layout that it has there. */
  Map.Entry<String, TensorLayout> saved(LayerInfo layer, ParameterInfo parameter) {
    String name = renamed.get(own(layer, parameter));
    if (name != null) {
      return Map.entry(name, layoutOf(name, parameter));
    }
    return Map.entry(savedLayout().name(inFile(layer), parameter.name()), savedLayout());
  }

  /** The layout of what is saved, unless a name tells another one. */
  TensorLayout savedLayout() {
    return layout == null ? TensorLayout.GRADPOET : layout;
  }

  /** The names that a parameter may have in a file to load, and the layout that each name stands for. */
  Map<String, TensorLayout> loaded(LayerInfo layer, ParameterInfo parameter) {
    String name = renamed.get(own(layer, parameter));
    if (name != null) {
      return Map.of(name, layoutOf(name, parameter));
    }
    Map<String, TensorLayout> names = new LinkedHashMap<>();
    for (TensorLayout possible : TensorLayout.values()) {
      if (layout == null || layout == possible) {
        names.put(possible.name(inFile(layer), parameter.name()), possible);
        names.putIfAbsent(inFile(layer) + "." + possible.suffix(parameter.name()), possible);
      }
    }
    return names;
  }

  private TensorLayout layoutOf(String name, ParameterInfo parameter) {
    if (layout != null) {
      return layout;
    }
    String last = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
    for (TensorLayout possible : TensorLayout.values()) {
      if (last.equals(possible.suffix(parameter.name()))) {
        return possible;
      }
    }
    if (parameter.shape().size() < 2) {
      return TensorLayout.GRADPOET;
    }
    throw new IllegalArgumentException("the name '" + name
        + "' does not tell which way round the weights lie: say it by layout(...)");
  }
}
