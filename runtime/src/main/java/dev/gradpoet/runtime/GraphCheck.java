package dev.gradpoet.runtime;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks that the layers of an architecture are a graph without cycles, and that their tensors lie one after another. */
final class GraphCheck {
  private final String network;
  /** The shape of each input and layer so far, by name. */
  private final Map<String, List<Integer>> shapes = new HashMap<>();

  private int parameters;
  private int state;

  private GraphCheck(String network) {
    this.network = network;
  }

  /** @throws IllegalArgumentException if they are not, naming the layer */
  static void check(String network, List<InputInfo> inputs, List<LayerInfo> layers) {
    GraphCheck check = new GraphCheck(network);
    for (InputInfo input : inputs) {
      if (check.shapes.put(input.name(), input.shape()) != null) {
        throw check.error("has two inputs '" + input.name() + "'");
      }
    }
    Set<String> names = new HashSet<>();
    for (LayerInfo layer : layers) {
      check.layer(layer);
      if (!names.add(layer.name())) {
        throw check.error("has two layers '" + layer.name() + "'");
      }
    }
  }

  private void layer(LayerInfo layer) {
    for (InputInfo input : layer.inputs()) {
      List<Integer> shape = shapes.get(input.name());
      if (shape == null) {
        throw error("has no '" + input.name() + "' above layer '" + layer.name()
            + "', which takes it: there is " + shapes.keySet());
      }
      if (!shape.equals(input.shape())) {
        throw error("has layer '" + layer.name() + "', which takes '" + input.name()
            + "' of the shape " + input.shape() + ", but that has " + shape);
      }
    }
    shapes.put(layer.name(), layer.outputShape());
    for (ParameterInfo tensor : layer.parameters()) {
      parameters = after(layer, tensor, parameters);
    }
    for (StateInfo tensor : layer.state()) {
      state = after(layer, tensor, state);
    }
  }

  private int after(LayerInfo layer, TensorInfo tensor, int expected) {
    if (tensor.offset() != expected) {
      throw error("has '" + tensor.name() + "' of layer '" + layer.name() + "' at offset "
          + tensor.offset() + ", expected " + expected + ", where the tensor before it ends");
    }
    return Math.addExact(expected, tensor.size());
  }

  private IllegalArgumentException error(String what) {
    return new IllegalArgumentException("network '" + network + "' " + what);
  }
}
