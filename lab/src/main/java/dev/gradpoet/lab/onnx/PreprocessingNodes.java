package dev.gradpoet.lab.onnx;

import dev.gradpoet.lab.data.Preprocessing;
import dev.gradpoet.lab.data.Scaler;
import dev.gradpoet.runtime.Architecture;
import java.util.List;

/** The nodes around a network: from the inputs of the model to those of the network, and from its prediction to the output. */
final class PreprocessingNodes {
  private final Preprocessing preprocessing;
  private final Architecture architecture;

  PreprocessingNodes(Preprocessing preprocessing, Architecture architecture) {
    this.preprocessing = preprocessing;
    this.architecture = architecture;
  }

  /** Adds the inputs of the model, and returns the value that is the network's. */
  String before(Graph graph) {
    String encoded = preprocessing
        .columns()
        .map(columns -> new ColumnNodes(graph, columns).write())
        .orElseGet(() -> graph.input(
            Onnx.INPUT, DataType.FLOAT, architecture.inputSize(), "inputs of a sample"));
    return preprocessing.inputs().map(scaler -> scale(graph, scaler, encoded)).orElse(encoded);
  }

  /** Returns the value that is the model's output. */
  String after(Graph graph, String prediction) {
    return preprocessing
        .targets()
        .map(scaler -> invert(graph, scaler, prediction))
        .orElse(prediction);
  }

  // (float) (((double) x - offset) / scale)
  private static String scale(Graph graph, Scaler scaler, String x) {
    String scope = "preprocessing.inputs";
    String exact = cast(graph, scope, DataType.DOUBLE, x);
    String shifted = graph.node(scope, "Sub", exact, offset(graph, scope, scaler));
    String scaled = graph.node(scope, "Div", shifted, factor(graph, scope, scaler));
    return cast(graph, scope, DataType.FLOAT, scaled);
  }

  // (float) ((double) y * scale + offset)
  private static String invert(Graph graph, Scaler scaler, String y) {
    String scope = "preprocessing.targets";
    String exact = cast(graph, scope, DataType.DOUBLE, y);
    String scaled = graph.node(scope, "Mul", exact, factor(graph, scope, scaler));
    String shifted = graph.node(scope, "Add", scaled, offset(graph, scope, scaler));
    return cast(graph, scope, DataType.FLOAT, shifted);
  }

  private static String offset(Graph graph, String scope, Scaler scaler) {
    return graph.constant(scope + ".offset", Tensor.doubles(scaler.offset()));
  }

  private static String factor(Graph graph, String scope, Scaler scaler) {
    return graph.constant(scope + ".scale", Tensor.doubles(scaler.scale()));
  }

  private static String cast(Graph graph, String scope, DataType type, String value) {
    return graph.node(scope, "Cast", List.of(Attribute.of("to", type.number())), value);
  }
}
