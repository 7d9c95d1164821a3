package dev.gradpoet.lab.onnx;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterInfo;
import dev.gradpoet.runtime.internal.Finite;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** The nodes that compute what a network predicts. */
final class NetworkNodes {
  /** What one message of protobuf holds, less what is ample for all but the parameters. */
  private static final long MOST_BYTES = Integer.MAX_VALUE - (1L << 24);

  private NetworkNodes() {}

  /** @throws IllegalArgumentException if a network of that architecture has no form in ONNX, saying why */
  static void check(Architecture architecture) {
    if (architecture.inputs().size() > 1) {
      throw new IllegalArgumentException("network '" + architecture.name() + "' has "
          + architecture.inputs().size() + " inputs, expected one");
    }
    long bytes = 0;
    for (LayerInfo layer : architecture.layers()) {
      if (!layer.kind().equals("dense") && !layer.kind().equals("dropout")) {
        throw new IllegalArgumentException("layer '" + layer.name() + "' is of the kind '"
            + layer.kind() + "', expected dense or dropout");
      }
      Activations.check(layer);
      bytes += (long) Float.BYTES * layer.parameterCount();
    }
    if (bytes > MOST_BYTES) {
      throw new IllegalArgumentException("network '" + architecture.name() + "' has parameters of "
          + bytes + " bytes, expected at most " + MOST_BYTES + ": an ONNX file is limited to 2 GB");
    }
  }

  /** Returns the value that {@code network} predicts from {@code x}. */
  static String write(Graph graph, NeuralNetwork network, String x) {
    Map<String, String> values = new HashMap<>();
    values.put(network.architecture().inputs().get(0).name(), x);
    String value = x;
    for (LayerInfo layer : network.architecture().layers()) {
      value = Objects.requireNonNull(values.get(layer.inputs().get(0).name()));
      if (layer.kind().equals("dense")) {
        value = Activations.write(graph, layer, weighted(graph, network, layer, value));
      }
      values.put(layer.name(), value);
    }
    return value;
  }

  private static String weighted(
      Graph graph, NeuralNetwork network, LayerInfo layer, String value) {
    String[] inputs = new String[1 + layer.parameters().size()];
    inputs[0] = value;
    for (int i = 1; i < inputs.length; i++) {
      inputs[i] = constant(graph, network, layer, layer.parameters().get(i - 1));
    }
    return graph.node(layer.name(), inputs.length > 2 ? "Gemm" : "MatMul", inputs);
  }

  private static String constant(
      Graph graph, NeuralNetwork network, LayerInfo layer, ParameterInfo parameter) {
    float[] values = network.parameters();
    int from = parameter.offset();
    int bad = Finite.firstNonFinite(values, from, from + parameter.size());
    if (bad >= 0) {
      throw new IllegalStateException(
          "layer '" + layer.name() + "' has " + values[bad] + " in its " + parameter.name()
              + ", value " + (bad - from) + ", expected finite numbers; nothing was written");
    }
    return graph.constant(
        layer.name() + "." + parameter.name(), Tensor.floats(values, from, parameter.shape()));
  }
}
