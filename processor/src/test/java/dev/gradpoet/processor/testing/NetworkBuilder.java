package dev.gradpoet.processor.testing;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.Loss;
import dev.gradpoet.Padding;
import dev.gradpoet.Style;
import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.declared.Lint;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.model.Options;
import dev.gradpoet.processor.model.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Declares a network in code, as the reader would read it. An option after a layer is of that layer: {@code
 * network("Tiny", 2).dense("hidden", 2, SIGMOID).l2(0.1).dense("output", 1, SIGMOID).build()}.
 */
public final class NetworkBuilder {
  private final String name;
  private Shape shape;
  private final List<Declared> layers = new ArrayList<>();
  private final Set<String> memberNames = new LinkedHashSet<>();
  private final Set<String> takenNames = new LinkedHashSet<>();
  private String packageName = "demo";
  private Loss loss = Loss.SQUARED_ERROR;
  private double huberDelta = 1;
  private Style style = Style.FAST;
  private boolean sampleWeights;
  private boolean isInterface = true;

  private NetworkBuilder(String name, int inputs) {
    this.name = name;
    this.shape = Shape.of(inputs);
  }

  /** A public interface of that name in package {@code demo}, with squared error, fast. */
  public static NetworkBuilder network(String name, int inputs) {
    return new NetworkBuilder(name, inputs);
  }

  public NetworkBuilder in(String packageName) {
    this.packageName = packageName;
    return this;
  }

  public NetworkBuilder sampleWeights() {
    sampleWeights = true;
    return this;
  }

  public NetworkBuilder loss(Loss loss) {
    this.loss = loss;
    return this;
  }

  public NetworkBuilder huberDelta(double huberDelta) {
    this.huberDelta = huberDelta;
    return this;
  }

  public NetworkBuilder style(Style style) {
    this.style = style;
    return this;
  }

  public NetworkBuilder abstractClass() {
    this.isInterface = false;
    return this;
  }

  /** Names of methods of the declared type that are no layers. */
  public NetworkBuilder memberNames(String... names) {
    memberNames.addAll(List.of(names));
    return this;
  }

  /** Names that mean something else in the generated class. */
  public NetworkBuilder takenNames(String... names) {
    takenNames.addAll(List.of(names));
    return this;
  }

  /** A layer with biases, all options at their defaults. */
  public NetworkBuilder dense(String layer, int units, Activation activation) {
    layers.add(new Declared(layer, "dense", new Dense(units, activation), new ArrayList<>()));
    return this;
  }

  public NetworkBuilder dropout(String layer, double rate) {
    return layer(layer, "dropout", Map.of("rate", rate));
  }

  /** A layer of any kind, with all its options. */
  public NetworkBuilder layer(String layer, String kind, Map<String, Object> options) {
    layers.add(new Declared(layer, kind, () -> options, new ArrayList<>()));
    return this;
  }

  /** A convolution with biases, all options at their defaults but those given: {@code conv("edges", 4, 3, "stride", List.of(2))}. */
  public NetworkBuilder conv(String layer, int filters, int kernel, Object... options) {
    Map<String, Object> all = new HashMap<>(new Dense(1, Activation.IDENTITY).get());
    all.remove("units");
    all.putAll(Map.of(
        "filters", filters,
        "kernel", List.of(kernel),
        "stride", List.of(1),
        "dilation", List.of(1),
        "padding", Padding.VALID,
        "pad", List.of(),
        "groups", 1));
    for (int k = 0; k < options.length; k += 2) {
      all.put((String) options[k], options[k + 1]);
    }
    return layer(layer, "conv", all);
  }

  public NetworkBuilder add(String layer, String... inputs) {
    return layer(layer, "add", Map.of()).from(inputs);
  }

  public NetworkBuilder activate(String layer, Activation activation) {
    return layer(layer, "activate", Map.of("value", activation, "slope", 0.01, "alpha", 1.0));
  }

  /** The layers whose values the last one takes; without, it is the layer above. */
  public NetworkBuilder from(String... inputs) {
    layers.get(layers.size() - 1).inputs().addAll(List.of(inputs));
    return this;
  }

  /** The shape of the input. */
  public NetworkBuilder shape(Integer... extents) {
    shape = Shape.of(extents);
    return this;
  }

  private record Declared(
      String name, String kind, Supplier<Map<String, Object>> options, List<String> inputs) {}

  public NetworkBuilder withoutBias() {
    last().bias = false;
    return this;
  }

  public NetworkBuilder initialization(Initialization initialization, double scale) {
    last().initialization = initialization;
    last().initializationScale = scale;
    return this;
  }

  public NetworkBuilder slope(double slope) {
    last().slope = slope;
    return this;
  }

  public NetworkBuilder alpha(double alpha) {
    last().alpha = alpha;
    return this;
  }

  public NetworkBuilder l1(double l1) {
    last().l1 = l1;
    return this;
  }

  public NetworkBuilder l2(double l2) {
    last().l2 = l2;
    return this;
  }

  private Dense last() {
    return (Dense) layers.get(layers.size() - 1).options();
  }

  public NetworkModel build() {
    DeclaredType type =
        new DeclaredType(packageName, List.of(name), isInterface, true, memberNames, takenNames);
    List<LayerModel> built = new ArrayList<>();
    String above = LayerModel.INPUT;
    for (Declared layer : layers) {
      boolean hasEdges = !layer.inputs().isEmpty();
      built.add(new LayerModel(
          layer.name(),
          "public",
          layer.kind(),
          hasEdges ? layer.inputs() : List.of(above),
          new Options(layer.options().get()),
          hasEdges));
      above = layer.name();
    }
    return new NetworkModel(type, shape, loss, huberDelta, style, sampleWeights, built, Lint.NONE);
  }

  /** A dense layer whose options are still open. */
  private static final class Dense implements Supplier<Map<String, Object>> {
    private final int units;
    private final Activation activation;
    private boolean bias = true;
    private Initialization initialization = Initialization.DEFAULT;
    private double initializationScale = 0.05;
    private double slope = 0.01;
    private double alpha = 1;
    private double l1;
    private double l2;

    Dense(int units, Activation activation) {
      this.units = units;
      this.activation = activation;
    }

    @Override
    public Map<String, Object> get() {
      return Map.of(
          "units", units,
          "activation", activation,
          "bias", bias,
          "initialization", initialization,
          "initializationScale", initializationScale,
          "slope", slope,
          "alpha", alpha,
          "l1", l1,
          "l2", l2);
    }
  }
}
