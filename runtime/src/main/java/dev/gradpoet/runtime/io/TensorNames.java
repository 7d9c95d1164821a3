package dev.gradpoet.runtime.io;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.TensorInfo;
import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.internal.Nullable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * How a file names the parameters and the state of a network, and which way round it holds them.
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
      for (TensorInfo tensor : layer.tensors()) {
        own.add(from.indexOf('.') < 0 ? layer.name() : own(layer, tensor));
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

  private static String own(LayerInfo layer, TensorInfo tensor) {
    return layer.name() + "." + tensor.name();
  }

  /** The architecture with the layers' names of the file. */
  Architecture inFile() {
    return architecture.renamed(renamed);
  }

  private String inFile(LayerInfo layer) {
    return renamed.getOrDefault(layer.name(), layer.name());
  }

  /** The name under which a tensor is saved, and the layout that it has there. */
  Map.Entry<String, TensorLayout> saved(LayerInfo layer, TensorInfo tensor) {
    String name = renamed.get(own(layer, tensor));
    if (name != null) {
      return Map.entry(name, layoutOf(name, tensor));
    }
    return Map.entry(savedLayout().name(inFile(layer), tensor), savedLayout());
  }

  /** The layout of what is saved, unless a name tells another one. */
  TensorLayout savedLayout() {
    return layout == null ? TensorLayout.GRADPOET : layout;
  }

  /** The names that a tensor may have in a file to load, and the layout that each name stands for. */
  Map<String, TensorLayout> loaded(LayerInfo layer, TensorInfo tensor) {
    String name = renamed.get(own(layer, tensor));
    if (name != null) {
      return Map.of(name, layoutOf(name, tensor));
    }
    Map<String, TensorLayout> names = new LinkedHashMap<>();
    for (TensorLayout possible : TensorLayout.values()) {
      if (layout == null || layout == possible) {
        // A name that several layouts have is that of the first.
        names.putIfAbsent(possible.name(inFile(layer), tensor), possible);
        names.putIfAbsent(inFile(layer) + "." + possible.suffix(tensor), possible);
      }
    }
    return names;
  }

  private TensorLayout layoutOf(String name, TensorInfo tensor) {
    if (layout != null) {
      return layout;
    }
    for (TensorLayout possible : TensorLayout.values()) {
      if (lastPart(name).equals(lastPart(possible.suffix(tensor)))) {
        return possible;
      }
    }
    if (tensor.shape().size() < 2) {
      return TensorLayout.GRADPOET;
    }
    throw new IllegalArgumentException("the name '" + name
        + "' does not tell which way round the weights lie: say it by layout(...)");
  }

  private static String lastPart(String name) {
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
  }
}
