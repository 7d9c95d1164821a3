package dev.gradpoet.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gradpoet.runtime.io.StoredNetwork;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Descriptions of networks that are no chains of dense layers, of kinds that the runtime need not know. */
class GraphTest {

  /** A residual block over an image, normalised, and a second input that joins before the output. */
  private static final Architecture RESIDUAL = Architecture.of("demo.Residual", "cross_entropy")
      .option("smoothing", 0.1)
      .input("image", 8, 8, 2)
      .input("age", 1)
      .layer("conv", "conv", 8, 8, 2)
      .from("image")
      .activation("relu")
      .sizes("kernel", 3, 3)
      .sizes("stride", 1)
      .option("padding", "same")
      .option("groups", 2)
      .option("bias", true)
      .parameter("weights", ParameterRole.WEIGHTS, 3, 3, 1, 2)
      .parameter("biases", ParameterRole.BIASES, 2)
      .layer("norm", "batch_norm", 8, 8, 2)
      .parameter("gamma", ParameterRole.SCALES, 2)
      .parameter("beta", ParameterRole.BIASES, 2)
      .state("mean", 2)
      .state("variance", 2)
      .layer("sum", "add", 8, 8, 2)
      .from("norm", "image")
      .layer("pooled", "global_average", 2)
      .layer("joined", "concat", 3)
      .from("pooled", "age")
      .dense("output", 4, "softmax", true)
      .build();

  @Test
  void tensorsLieOneAfterAnother() {
    assertThat(RESIDUAL.layer("norm").parameters())
        .containsExactly(
            new ParameterInfo("gamma", ParameterRole.SCALES, 20, List.of(2)),
            new ParameterInfo("beta", ParameterRole.BIASES, 22, List.of(2)));
    assertThat(RESIDUAL.layer("norm").state())
        .containsExactly(
            new StateInfo("mean", 0, List.of(2)), new StateInfo("variance", 2, List.of(2)));
    assertThat(RESIDUAL.layer("output").parameters().get(0).shape()).containsExactly(3, 4);
    assertThat(RESIDUAL.parameterCount()).isEqualTo(24 + 16);
    assertThat(RESIDUAL.stateSize()).isEqualTo(4);
  }

  @Test
  void sizesAreThoseOfAllInputsTogether() {
    assertThat(RESIDUAL.inputSize()).isEqualTo(129);
    assertThat(RESIDUAL.outputSize()).isEqualTo(4);
    assertThat(RESIDUAL.output().name()).isEqualTo("output");
    assertThat(RESIDUAL.layer("sum").inputSize()).isEqualTo(256);
    assertThat(RESIDUAL.layer("sum").outputSize()).isEqualTo(128);
  }

  @Test
  void onlyWhatIsNotTheLayerAboveIsNamed() {
    assertThat(RESIDUAL.layers().stream().filter(RESIDUAL::takesAbove).map(LayerInfo::name))
        .containsExactly("norm", "pooled", "output");
    assertThat(RESIDUAL.description()).isEqualTo("""
            inputs: image [8, 8, 2] + age 1
            layer conv: conv(image), [8, 8, 2] → [8, 8, 2], relu, bias=true, groups=2, kernel=[3, 3], padding="same", stride=[1], weights [3, 3, 1, 2], biases [2]
            layer norm: batch_norm, [8, 8, 2] → [8, 8, 2], identity, gamma [2], beta [2], state mean [2], state variance [2]
            layer sum: add(norm, image), [8, 8, 2] + [8, 8, 2] → [8, 8, 2], identity
            layer pooled: global_average, [8, 8, 2] → 2, identity
            layer joined: concat(pooled, age), 2 + 1 → 3, identity
            layer output: dense, 3 → 4, softmax, weights [3, 4], biases [4]
            loss: cross_entropy, smoothing=0.1""");
    assertThat(RESIDUAL).hasToString("""
            demo.Residual: image [8, 8, 2] + age 1 inputs
              conv: conv(image), [8, 8, 2] -> [8, 8, 2], relu {kernel=[3, 3], stride=[1], padding=same, groups=2, bias=true}, 20 parameters
              norm: batch_norm, [8, 8, 2] -> [8, 8, 2], identity, 4 parameters
              sum: add(norm, image), [8, 8, 2] + [8, 8, 2] -> [8, 8, 2], identity, 0 parameters
              pooled: global_average, [8, 8, 2] -> 2, identity, 0 parameters
              joined: concat(pooled, age), 2 + 1 -> 3, identity, 0 parameters
              output: dense, 3 -> 4, softmax, 16 parameters
              cross_entropy {smoothing=0.1}""");
  }

  @Test
  void anotherEdgeIsAnotherFingerprint() {
    assertThat(square("x").fingerprint()).isNotEqualTo(square("first").fingerprint());
  }

  /** Two layers over one input of two values; what the second takes is the choice. */
  private static Architecture square(String source) {
    return Architecture.of("demo.Square", 2, "squared_error")
        .layer("first", "cube", 2)
        .layer("second", "square", 2)
        .from(source)
        .build();
  }

  @Test
  void optionsHaveTheirTypes() {
    Options options = RESIDUAL.layer("conv").options();
    assertThat(options.sizes("kernel")).containsExactly(3, 3);
    assertThat(options.sizes("stride")).containsExactly(1);
    assertThat(options.text("padding")).isEqualTo("same");
    assertThat(options.whole("groups")).isEqualTo(2);
    assertThat(options.number("groups")).isEqualTo(2);
    assertThat(options.flag("bias")).isTrue();
    assertThat(options.has("dilation")).isFalse();
    assertThat(RESIDUAL.lossOptions().number("smoothing")).isEqualTo(0.1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.whole("padding"))
        .withMessage("option 'padding' is same, expected a whole number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.sizes("dilation"))
        .withMessage("there is no option 'dilation', only [kernel, stride, padding, groups, bias]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Options(Map.of("rate", 0.5f)))
        .withMessage("option 'rate' is 0.5, expected a Double, an Integer, a String, a Boolean"
            + " or a List of Integers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Options(Map.of("kernel", List.of("3"))))
        .withMessageStartingWith("option 'kernel' is [3], expected");
  }

  @Test
  void tensorsAreFoundByTheirNames() {
    StoredNetwork network = StoredNetwork.counting(RESIDUAL);
    Layer norm = network.layer("norm");
    assertThat(norm.parameter("gamma").toArray()).containsExactly(21, 22);
    norm.state("variance").set(1, 5);
    assertThat(network.state()).containsExactly(0, 0, 0, 5);
    assertThat(network.layer("conv").weights().shape()).containsExactly(3, 3, 1, 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> norm.parameter("weights"))
        .withMessage("layer 'norm' (batch_norm) has no parameter 'weights': it has [gamma, beta]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> norm.gradient("weights"))
        .withMessage("layer 'norm' (batch_norm) has no parameter 'weights': it has [gamma, beta]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> norm.state("gamma"))
        .withMessage("layer 'norm' (batch_norm) has no state 'gamma': it has [mean, variance]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> network.layer("pool"))
        .withMessage("network 'demo.Residual' has no layer 'pool': it has"
            + " [conv, norm, sum, pooled, joined, output]");
  }

  @Test
  void valuesAreFoundByTheirNames() {
    Layer layer = Layer.of(RESIDUAL.layer("conv"), StoredNetwork.zeros(RESIDUAL));
    InspectableLayer dense = InspectableLayer.of(
        layer, () -> new float[] {1}, () -> new float[] {2}, () -> new float[] {3});
    assertThat(dense.value("z")).containsExactly(1).isEqualTo(dense.weightedInputs());
    assertThat(dense.value("a")).containsExactly(2).isEqualTo(dense.activations());
    assertThat(dense.value("delta")).containsExactly(3).isEqualTo(dense.deltas());
    assertThat(dense.valueNames()).containsExactly("a", "delta", "z");
    InspectableLayer gates = InspectableLayer.of(layer, Map.of("forget", () -> new float[] {4}));
    assertThat(gates.value("forget")).containsExactly(4);
    assertThatIllegalArgumentException()
        .isThrownBy(gates::deltas)
        .withMessage("layer 'conv' (conv) keeps no value 'delta': it keeps [forget]");
  }

  @Test
  void renamedLayersAreRenamedWhereTheyAreTaken() {
    Architecture renamed = RESIDUAL.renamed(Map.of("norm", "bn", "pooled", "gap"));
    assertThat(renamed.layer("sum").inputs()).extracting(InputInfo::name).contains("bn");
    assertThat(renamed.description().replace("bn", "norm").replace("gap", "pooled"))
        .isEqualTo(RESIDUAL.description());
  }

  @Test
  void aLayerHidesAnInputOfItsName() {
    Architecture hidden = Architecture.of("demo.Hidden", 2, "squared_error")
        .dense("x", 3, "tanh", true)
        .dense("output", 1, "identity", true)
        .build();
    assertThat(hidden.layers()).allMatch(hidden::takesAbove);
    assertThat(hidden.layer("output").inputs().get(0).shape()).containsExactly(3);
  }

  @Test
  void whatIsNotAboveCannotBeTaken() {
    ArchitectureBuilder builder = Architecture.of("demo.Wrong", 2, "squared_error")
        .layer("first", "square", 2)
        .layer("second", "square", 2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.from("second"))
        .withMessage(
            "network 'demo.Wrong' has no 'second' above layer 'second': there is [x, first]");
    LayerInfo cyclic = layer("first", new InputInfo("second", List.of(2)));
    assertRefused(
        List.of(cyclic, layer("second", new InputInfo("first", List.of(2)))),
        "has no 'second' above layer 'first', which takes it: there is [x]");
  }

  @Test
  void wrongGraphsAreRefused() {
    InputInfo x = new InputInfo("x", List.of(2));
    assertRefused(List.of(layer("a", x), layer("a", x)), "has two layers 'a'");
    assertRefused(
        List.of(layer("a", new InputInfo("x", List.of(3)))),
        "has layer 'a', which takes 'x' of the shape [3], but that has [2]");
    LayerInfo gap = new LayerInfo(
        "a",
        "scale",
        List.of(x),
        List.of(2),
        "identity",
        Options.NONE,
        List.of(new ParameterInfo("gamma", ParameterRole.SCALES, 1, List.of(2))),
        List.of());
    assertRefused(
        List.of(gap),
        "has 'gamma' of layer 'a' at offset 1, expected 0, where the tensor before it ends");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Architecture(
            "demo.Wrong", List.of(x, x), List.of(layer("a", x)), "hinge", Options.NONE))
        .withMessage("network 'demo.Wrong' has two inputs 'x'");
  }

  private static void assertRefused(List<LayerInfo> layers, String why) {
    List<InputInfo> inputs = List.of(new InputInfo("x", List.of(2)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Architecture("demo.Wrong", inputs, layers, "hinge", Options.NONE))
        .withMessage("network 'demo.Wrong' " + why);
  }

  private static LayerInfo layer(String name, InputInfo input) {
    return new LayerInfo(
        name, "square", List.of(input), List.of(2), "identity", Options.NONE, List.of(), List.of());
  }

  @Test
  void incompleteDescriptionsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Architecture.of("demo.Empty", 2, "hinge").build())
        .withMessage("layers is empty: a network has at least one input and one layer");
    assertThatIllegalStateException()
        .isThrownBy(() -> Architecture.of("demo.Empty", "hinge").layer("a", "square", 2))
        .withMessage("there is no input yet: input(...) comes before layers");
    assertThatIllegalStateException()
        .isThrownBy(() -> Architecture.of("demo.Empty", 2, "hinge").activation("relu"))
        .withMessage("there is no layer yet: layer(...) comes first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Architecture.of("demo.Empty", 0, "hinge"))
        .withMessage("input 'x' has the shape [0], expected extents of at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Architecture.of("demo.Twice", 2, "hinge")
            .layer("a", "scale", 2)
            .parameter("mean", ParameterRole.SCALES, 2)
            .state("mean", 2)
            .build())
        .withMessage("layer 'a' has two tensors 'mean'");
  }

  @Test
  void whatANetworkCanDoFollowsFromItsArchitecture() {
    assertThat(StoredNetwork.zeros(RESIDUAL).capabilities())
        .containsExactly(Capability.CLASS_TARGETS);
    Architecture noisy = Architecture.of("demo.Noisy", 2, "squared_error")
        .dropout("noise", 0.5)
        .dense("output", 1, "identity", true)
        .build();
    assertThat(StoredNetwork.zeros(noisy).capabilities()).containsExactly(Capability.RANDOM);
  }
}
