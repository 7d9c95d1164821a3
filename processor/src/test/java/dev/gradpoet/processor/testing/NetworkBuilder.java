package dev.gradpoet.processor.testing;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.model.DeclaredType;
import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.DropoutModel;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Declares a network in code, as the reader would read it. An option after a layer is of that layer: {@code
 * network("Tiny", 2).dense("hidden", 2, SIGMOID).l2(0.1).dense("output", 1, SIGMOID).build()}.
 */
public final class NetworkBuilder {
  private final String name;
  private final int inputs;
  private final List<LayerModel> layers = new ArrayList<>();
  private final Set<String> memberNames = new LinkedHashSet<>();
  private final Set<String> memberTypes = new LinkedHashSet<>();
  private String packageName = "demo";
  private Loss loss = Loss.SQUARED_ERROR;
  private double huberDelta = 1;
  private Style style = Style.FAST;
  private boolean isInterface = true;

  private NetworkBuilder(String name, int inputs) {
    this.name = name;
    this.inputs = inputs;
  }

  /** A public interface of that name in package {@code demo}, with squared error, fast. */
  public static NetworkBuilder network(String name, int inputs) {
    return new NetworkBuilder(name, inputs);
  }

  public NetworkBuilder in(String packageName) {
    this.packageName = packageName;
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

  /** Names of the declared type's member types. */
  public NetworkBuilder memberTypes(String... names) {
    memberTypes.addAll(List.of(names));
    return this;
  }

  /** A layer with biases, all options at their defaults. */
  public NetworkBuilder dense(String layer, int units, Activation activation) {
    layers.add(new DenseModel(
        layer,
        "public",
        units,
        activation,
        true,
        Initialization.GLOROT_UNIFORM,
        0.05,
        0.01,
        1,
        0,
        0));
    return this;
  }

  public NetworkBuilder dropout(String layer, double rate) {
    layers.add(new DropoutModel(layer, "public", rate));
    return this;
  }

  public NetworkBuilder withoutBias() {
    DenseModel d = last();
    return replaceLast(new DenseModel(
        d.name(),
        d.visibility(),
        d.units(),
        d.activation(),
        false,
        d.initialization(),
        d.initializationScale(),
        d.slope(),
        d.alpha(),
        d.l1(),
        d.l2()));
  }

  public NetworkBuilder initialization(Initialization initialization, double scale) {
    DenseModel d = last();
    return replaceLast(new DenseModel(
        d.name(),
        d.visibility(),
        d.units(),
        d.activation(),
        d.bias(),
        initialization,
        scale,
        d.slope(),
        d.alpha(),
        d.l1(),
        d.l2()));
  }

  public NetworkBuilder slope(double slope) {
    DenseModel d = last();
    return replaceLast(new DenseModel(
        d.name(),
        d.visibility(),
        d.units(),
        d.activation(),
        d.bias(),
        d.initialization(),
        d.initializationScale(),
        slope,
        d.alpha(),
        d.l1(),
        d.l2()));
  }

  public NetworkBuilder alpha(double alpha) {
    DenseModel d = last();
    return replaceLast(new DenseModel(
        d.name(),
        d.visibility(),
        d.units(),
        d.activation(),
        d.bias(),
        d.initialization(),
        d.initializationScale(),
        d.slope(),
        alpha,
        d.l1(),
        d.l2()));
  }

  public NetworkBuilder l1(double l1) {
    DenseModel d = last();
    return replaceLast(new DenseModel(
        d.name(),
        d.visibility(),
        d.units(),
        d.activation(),
        d.bias(),
        d.initialization(),
        d.initializationScale(),
        d.slope(),
        d.alpha(),
        l1,
        d.l2()));
  }

  public NetworkBuilder l2(double l2) {
    DenseModel d = last();
    return replaceLast(new DenseModel(
        d.name(),
        d.visibility(),
        d.units(),
        d.activation(),
        d.bias(),
        d.initialization(),
        d.initializationScale(),
        d.slope(),
        d.alpha(),
        d.l1(),
        l2));
  }

  private DenseModel last() {
    return (DenseModel) layers.get(layers.size() - 1);
  }

  private NetworkBuilder replaceLast(DenseModel layer) {
    layers.set(layers.size() - 1, layer);
    return this;
  }

  public NetworkModel build() {
    DeclaredType type =
        new DeclaredType(packageName, List.of(name), isInterface, true, memberNames, memberTypes);
    return new NetworkModel(type, inputs, loss, huberDelta, style, layers);
  }
}
