package dev.gradpoet.processor.emit.code;

import static dev.gradpoet.Activation.ELU;
import static dev.gradpoet.Activation.HARD_SIGMOID;
import static dev.gradpoet.Activation.IDENTITY;
import static dev.gradpoet.Activation.MISH;
import static dev.gradpoet.Activation.SIGMOID;
import static dev.gradpoet.Activation.SOFTMAX;
import static dev.gradpoet.Activation.TANH;
import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.declared.Lint;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.Comparison;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.NetworkBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever layers, members and types are called, the generated class compiles and computes the same. */
@Tag("networks")
class NamesTest {
  private static final long SEED = 12;
  private static final int LAYERS = 6;

  /** Everything that some generated class calls something. */
  private static final List<String> TAKEN = List.of(
      "x",
      "at",
      "t",
      "to",
      "p",
      "g",
      "i",
      "u",
      "s",
      "k",
      "z",
      "d",
      "out",
      "from",
      "count",
      "loss",
      "lossOne",
      "classes",
      "training",
      "sum",
      "max",
      "exp0",
      "exp",
      "error",
      "error0",
      "magnitude",
      "magnitude0",
      "value",
      "value0",
      "sigmoid",
      "softplus",
      "tanh",
      "forward",
      "backward",
      "backwardHidden",
      "forwardOutput",
      "backwardOutput",
      "pass",
      "predictOne",
      "accumulateOne",
      "penalty",
      "addPenalty",
      "mask",
      "random",
      "target",
      "seed",
      "observer",
      "sample",
      "network",
      "prediction",
      "rate",
      "logits",
      "logits0",
      "logSumExp",
      "create",
      "weights",
      "biases",
      "layer",
      "INPUTS",
      "PARAMETERS",
      "ARCHITECTURE",
      "UNITS",
      "OUTPUT",
      "OUTPUT_WEIGHTS",
      "HIDDEN_BIASES",
      "output_weights",
      "outputWeights",
      "dOutput",
      "dHidden",
      "hiddenZ",
      "hiddenZ0",
      "hiddenA",
      "hiddenMask",
      "outputZ",
      "outputError0",
      "outputA",
      "deltaOutput",
      "deltaOutput0",
      "x0",
      "t0",
      "parameters0",
      "hidden0",
      "Checks",
      "FloatMath",
      "Math",
      "System",
      "Arrays",
      "Float",
      "String",
      "Override",
      "Layer",
      "InspectableLayer",
      "Architecture",
      "Initializers",
      "SplitMix64",
      "NeuralNetwork",
      "ActivationObserver",
      "NetworkNetwork",
      "dev",
      "java",
      "demo",
      "a$b",
      "$",
      "_x",
      "é",
      "ß",
      "ünits",
      "İ",
      "名前",
      "hidden_1",
      "hidden1",
      "record",
      "var",
      "yield",
      "sealed",
      "permits",
      "T",
      "L",
      "N",
      "S");

  @ParameterizedTest
  @EnumSource(Style.class)
  void layersOfAnyNameCompileAndCompute(Style style) {
    List<NetworkModel> networks = new ArrayList<>();
    for (int first = 0; first < TAKEN.size(); first += LAYERS) {
      List<String> names = TAKEN.subList(first, Math.min(first + LAYERS, TAKEN.size()));
      for (int units : new int[] {2, 12}) {
        networks.add(named(names, "Any" + networks.size(), units, style));
      }
    }
    compare(networks);
  }

  private static NetworkModel named(List<String> names, String type, int units, Style style) {
    NetworkBuilder network =
        network(type, 2).style(style).loss(Loss.CROSS_ENTROPY).dropout(names.get(0), 0.3);
    for (String name : names.subList(1, names.size() - 1)) {
      network.dense(name, units, name.length() % 2 == 0 ? MISH : ELU).l2(0.1);
    }
    if (!names.contains("hidden")) {
      network.dense("hidden", units, HARD_SIGMOID);
    }
    return network.dense(names.get(names.size() - 1), 3, SOFTMAX).build();
  }

  /** Pairs of which one, with a suffix, is the other. */
  @ParameterizedTest
  @EnumSource(Style.class)
  void layersWhoseNamesMeetCompileAndCompute(Style style) {
    List<List<String>> groups = List.of(
        List.of("hidden", "hidden0", "hidden1", "hidden10"),
        List.of("hidden1", "hidden_1", "hiddenOne", "hidden_one", "HIDDEN_ONE"),
        List.of("hidden", "dHidden", "dDHidden", "Hidden"),
        List.of("hidden", "hiddenA", "deltaHidden", "hiddenZ"),
        List.of("hidden", "hiddenMask", "hiddenMask0", "hiddenZ0"),
        List.of("a", "a1", "a11", "aValue", "aError"),
        List.of("hidden", "forwardHidden", "backwardHidden", "forwardForwardHidden"),
        List.of("weights", "hiddenWeights", "hidden", "hidden_weights", "HIDDEN_WEIGHTS"),
        List.of("penalty", "addPenalty", "mask", "pass", "loss_", "mask_", "penalty_"),
        List.of("forward", "forward_", "backward", "lossOne", "accumulateOne", "predictOne"));
    List<NetworkModel> networks = new ArrayList<>();
    for (List<String> group : groups) {
      for (int units : new int[] {2, 12}) {
        NetworkBuilder network = network("Meet" + networks.size(), 2)
            .style(style)
            .loss(Loss.LOG_COSH)
            .dropout("thinned", 0.2);
        for (String name : group) {
          network.dense(name, units, name.length() % 2 == 0 ? MISH : ELU).l1(0.01);
        }
        networks.add(
            network.dropout("thinnedAgain", 0.2).dense("output", 1, IDENTITY).build());
      }
    }
    compare(networks);
  }

  @Test
  void longNamesKeepLinesAndMethodsInBounds() {
    String name = "aNameOfSixtyCharactersThatNobodyWouldTypeButSomebodyMayHave_";
    assertThat(name).hasSize(60);
    List<NetworkModel> networks = new ArrayList<>();
    for (Style style : Style.values()) {
      networks.add(network("Long" + style, 2)
          .style(style)
          .loss(Loss.CROSS_ENTROPY)
          .dense(name + "1", 3, MISH)
          .dropout(name + "2", 0.5)
          .dense(name + "3", 2, SOFTMAX)
          .build());
    }
    compare(networks);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Layer",
        "Math",
        "Checks",
        "Neural",
        "System",
        "Override",
        "String",
        "Architecture",
        "Object",
        "FloatMath",
        "Arrays"
      })
  void aTypeNamedLikeOneOfOursCompilesAndComputes(String name) {
    NetworkModel network = network(name, 2)
        .loss(Loss.CROSS_ENTROPY)
        .dense("hidden", 40, MISH)
        .dense("output", 3, SOFTMAX)
        .build();
    compare(List.of(network));
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void memberTypesNamedLikeOursCompileAndCompute(Style style) {
    String[] types = {
      "Layer",
      "Checks",
      "FloatMath",
      "Architecture",
      "Initializers",
      "SplitMix64",
      "NeuralNetwork",
      "Math",
      "System",
      "Override",
      "Arrays",
      "InspectableLayer",
      "ActivationObserver",
      "String"
    };
    StringBuilder members = new StringBuilder();
    Stream.of(types).forEach(type -> members.append("  interface ").append(type).append(" {}\n"));
    NetworkModel network = network("Members", 2)
        .style(style)
        .takenNames(types)
        .loss(Loss.HINGE)
        .dropout("thinned", 0.5)
        .dense("java", 40, MISH)
        .dense("dev", 3, TANH)
        .build();
    compare(GeneratedNetworks.compile(network, members.toString()));
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void memberMethodsNamedLikeOursCompileAndCompute(Style style) {
    String members = """
        default float mask(float rate) { return 1; }
        default void forwardHidden(float[] x, int at) {}
        default void forward(float[] x, int at, boolean training) {}
        default double penalty() { return 1; }
        default void addPenalty(int count) {}
        default float loss(float[] t, int to) { return 1; }
        default float pass(float[] x, int at, float[] t, int to, boolean training) { return 1; }
        default void predictOne(float[] x, int at, float[] out, int to) {}
        default float sigmoid(float z) { return 1; }
        default float softplus(float z) { return 1; }
        default void backwardHidden(float[] x, int at) {}
        """;
    String[] names = {
      "mask",
      "forwardHidden",
      "forward",
      "penalty",
      "addPenalty",
      "loss",
      "pass",
      "predictOne",
      "sigmoid",
      "softplus",
      "backwardHidden"
    };
    for (int units : new int[] {2, 60}) {
      NetworkModel network = network("Methods", 2)
          .style(style)
          .memberNames(names)
          .dense("hidden", units, MISH)
          .l1(0.1)
          .dropout("thinned", 0.5)
          .dense("output", 1, SIGMOID)
          .build();
      compare(GeneratedNetworks.compile(network, members));
    }
  }

  @Test
  void abstractClassesKeepTheVisibilityOfTheirLayers() {
    NetworkModel network =
        network("Abstract", 2).abstractClass().dense("hidden", 2, TANH).build();
    compare(List.of(network));
    assertThat(GeneratedNetworks.plain(network))
        .contains("final class AbstractNetwork extends Abstract implements NeuralNetwork");
  }

  @Test
  void typesOfTheUnnamedPackageAndNestedOnesAreNamedByTheirPath() {
    compare(List.of(network("Unnamed", 2).in("").dense("hidden", 2, TANH).build()));
    DeclaredType nested = new DeclaredType(
        "demo", List.of("Outer", "Inner"), true, false, java.util.Set.of(), java.util.Set.of());
    NetworkModel network = network("Any", 2).dense("hidden", 2, TANH).build();
    String source = GeneratedNetworks.plain(new NetworkModel(
        nested,
        network.input(),
        network.loss(),
        1,
        network.style(),
        false,
        network.layers(),
        Lint.NONE));
    assertThat(source)
        .startsWith(
            "// Generated from demo.Outer.Inner. Edit that type, not this file.\npackage demo;\n")
        .contains("\nfinal class Outer_InnerNetwork implements Outer.Inner, NeuralNetwork {\n")
        .contains("\"demo.Outer$Inner\"");
  }

  private static void compare(List<NetworkModel> networks) {
    GeneratedNetworks.compile(networks).forEach(NamesTest::compare);
  }

  private static void compare(GeneratedNetwork generated) {
    Comparison.compare(generated, SEED, "seed " + SEED);
  }
}
