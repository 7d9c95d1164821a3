package dev.gradpoet.lab.onnx;

import static java.util.Map.entry;

import dev.gradpoet.runtime.LayerInfo;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The activations in operators of ONNX, by the names that an architecture has for them. */
final class Activations {

  /** Adds what computes an activation. */
  private interface Form {
    /** Returns the value that the activation of {@code layer} makes of {@code z}. */
    String write(Graph graph, LayerInfo layer, String z);
  }

  private static final double SELU_LAMBDA = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;

  private static final Map<String, Form> FORMS = Map.ofEntries(
      entry("identity", (graph, layer, z) -> z),
      entry("sigmoid", operator("Sigmoid")),
      entry("tanh", operator("Tanh")),
      entry("relu", operator("Relu")),
      entry(
          "leaky_relu",
          (graph, layer, z) -> graph.node(
              layer.name(), "LeakyRelu", List.of(option(layer, "slope", "alpha", 0.01)), z)),
      entry(
          "elu",
          (graph, layer, z) ->
              graph.node(layer.name(), "Elu", List.of(option(layer, "alpha", "alpha", 1)), z)),
      entry(
          "selu",
          operator("Selu", Attribute.of("alpha", SELU_ALPHA), Attribute.of("gamma", SELU_LAMBDA))),
      entry("gelu", Activations::gelu),
      entry("silu", (graph, layer, z) -> times(graph, layer, z, "Sigmoid", z)),
      entry(
          "mish",
          (graph, layer, z) ->
              times(graph, layer, z, "Tanh", graph.node(layer.name(), "Softplus", z))),
      entry("softplus", operator("Softplus")),
      entry("softsign", operator("Softsign")),
      entry(
          "hard_sigmoid",
          operator("HardSigmoid", Attribute.of("alpha", 1 / 6.0), Attribute.of("beta", 0.5))),
      entry("softmax", operator("Softmax", Attribute.of("axis", -1))));

  private Activations() {}

  /** Returns the value that the activation of {@code layer} makes of the weighted inputs {@code z}. */
  static String write(Graph graph, LayerInfo layer, String z) {
    return form(layer).write(graph, layer, z);
  }

  /** @throws IllegalArgumentException if the activation of {@code layer} is none of these */
  static void check(LayerInfo layer) {
    form(layer);
  }

  private static Form form(LayerInfo layer) {
    Form form = FORMS.get(layer.activation());
    if (form == null) {
      throw new IllegalArgumentException("layer '" + layer.name() + "' has the activation '"
          + layer.activation() + "', expected one of " + new TreeSet<>(FORMS.keySet()));
    }
    return form;
  }

  private static Form operator(String operator, Message... attributes) {
    return (graph, layer, z) -> graph.node(layer.name(), operator, List.of(attributes), z);
  }

  private static Message option(
      LayerInfo layer, String option, String attribute, double unlessGiven) {
    boolean isGiven = layer.options().has(option);
    return Attribute.of(attribute, isGiven ? layer.options().number(option) : unlessGiven);
  }

  /** z · f(w). */
  private static String times(Graph graph, LayerInfo layer, String z, String f, String w) {
    return graph.node(layer.name(), "Mul", z, graph.node(layer.name(), f, w));
  }

  /** z (1 + erf(z / √2)) ½, in the form of other exporters, which runtimes know and compute at once. */
  private static String gelu(Graph graph, LayerInfo layer, String z) {
    String scope = layer.name();
    String scaled = graph.node(scope, "Div", z, graph.constant((float) Math.sqrt(2)));
    String sum = graph.node(scope, "Add", graph.node(scope, "Erf", scaled), graph.constant(1));
    return graph.node(scope, "Mul", graph.node(scope, "Mul", z, sum), graph.constant(0.5f));
  }
}
