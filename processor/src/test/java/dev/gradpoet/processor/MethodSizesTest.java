package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.plan.Lowering;
import dev.gradpoet.processor.plan.Planner;
import dev.gradpoet.processor.plan.Size;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.InMemoryCompiler;
import dev.gradpoet.processor.testing.MethodSizes;
import dev.gradpoet.processor.testing.NetworkBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** HotSpot never compiles a method above 8000 bytes: no method of a generated class is near that, whoever compiles it. */
@Tag("networks")
class MethodSizesTest {
  private static final int MAX_LAYERS = 128;
  private static final String LONG_NAME =
      "aNameOfSixtyCharactersThatNobodyWouldTypeButSomebodyMayHave_";

  @ParameterizedTest
  @EnumSource(Style.class)
  void wideLayersStayWithinTheBudget(Style style) {
    check(List.of(
        network("Spread" + style, 1)
            .style(style)
            .dense("output", 4000, Activation.MISH)
            .build(),
        network("Gather" + style, 4000)
            .style(style)
            .loss(Loss.HUBER)
            .dense("output", 1, Activation.GELU)
            .build(),
        network("WideSoftmax" + style, 2)
            .style(style)
            .loss(Loss.CROSS_ENTROPY)
            .dense("o", 3000, Activation.SOFTMAX)
            .build(),
        network("Thinned" + style, 4000)
            .style(style)
            .dropout("thinned", 0.5)
            .dense("o", 1, Activation.TANH)
            .build()));
  }

  @ParameterizedTest
  @EnumSource(Style.class)
  void asManyLayersAsAreLegalStayWithinTheBudget(Style style) {
    List<NetworkModel> networks = new ArrayList<>();
    for (int units : new int[] {1, 300}) {
      networks.add(deep("Deep" + style + units, style, units, false));
      networks.add(deep("DeepThinned" + style + units, style, units, true));
      NetworkBuilder dropouts = network("Dropouts" + style + units, units).style(style);
      for (int l = 1; l < MAX_LAYERS; l++) {
        dropouts.dropout(LONG_NAME + l, 0.37);
      }
      networks.add(dropouts.dense(LONG_NAME, units, Activation.SELU).build());
    }
    check(networks);
  }

  private static NetworkModel deep(String name, Style style, int units, boolean hasDropout) {
    NetworkBuilder network =
        network(name, units).style(style).loss(Loss.HUBER).huberDelta(0.7).sampleWeights();
    for (int l = 0; l < MAX_LAYERS; l++) {
      if (hasDropout && l % 2 == 0) {
        network.dropout(LONG_NAME + l, 0.37);
      } else {
        network
            .dense(LONG_NAME + l, units, l % 3 == 0 ? Activation.MISH : Activation.LEAKY_RELU)
            .slope(l % 3 == 0 ? 0.01 : 0.123)
            .initialization(Initialization.UNIFORM, 0.0123)
            .l1(0.0123 + l)
            .l2(0.0345 + l);
      }
    }
    return network.build();
  }

  /** For each activation and loss, the largest network of a family that is still unrolled, and the smallest that is not. */
  @Test
  void networksAroundTheThresholdOfUnrollingStayWithinTheBudget() {
    List<NetworkModel> networks = new ArrayList<>();
    for (Loss loss : Loss.values()) {
      for (Activation activation : Losses.fitting(loss)) {
        boolean isOneOfManyAlike = loss != Loss.SQUARED_ERROR
            && Losses.fitting(loss).size() > 3
            && activation != Activation.ELU;
        for (Style style : isOneOfManyAlike ? List.<Style>of() : List.of(Style.FAST)) {
          String name = activation + "_" + loss + "_" + style + "_";
          Activation hidden = activation == Activation.SOFTMAX ? Activation.SELU : activation;
          around(
              networks,
              30,
              units -> network(name + "square" + units, units)
                  .style(style)
                  .loss(loss)
                  .huberDelta(0.7)
                  .dropout("first", 0.37)
                  .dense("hidden", units, hidden)
                  .slope(0.3)
                  .alpha(0.3)
                  .dropout("thinned", 0.37)
                  .dense("output", units, activation)
                  .slope(0.3)
                  .alpha(0.3)
                  .build());
          around(
              networks,
              300,
              units -> network(name + "wide" + units, 1)
                  .style(style)
                  .loss(loss)
                  .huberDelta(0.7)
                  .dense("output", units, activation)
                  .slope(0.3)
                  .alpha(0.3)
                  .withoutBias()
                  .build());
          around(networks, 60, units -> {
            NetworkBuilder network =
                network(name + "deep" + units, 1).style(style).loss(loss).huberDelta(0.7);
            for (int l = 0; l < Math.min(units, MAX_LAYERS - 1); l++) {
              network.dense("hidden" + l, 1, hidden).slope(0.3).alpha(0.3);
            }
            return network.dense("output", 1, activation).slope(0.3).alpha(0.3).build();
          });
        }
      }
    }
    check(networks);
  }

  private static void around(
      List<NetworkModel> networks, int largest, IntFunction<NetworkModel> family) {
    int low = 1;
    int high = largest;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (isUnrolled(family.apply(middle))) {
        low = middle;
      } else {
        high = middle;
      }
    }
    networks.add(family.apply(low));
    networks.add(family.apply(high));
  }

  @Test
  void theSmallNetworksOfTheBenchmarksAreUnrolled() {
    for (Activation activation : List.of(Activation.RELU, Activation.TANH, Activation.SIGMOID)) {
      assertThat(isUnrolled(network("Iris", 4)
              .loss(Loss.CROSS_ENTROPY)
              .dense("hidden", 16, activation)
              .dense("output", 3, Activation.SOFTMAX)
              .build()))
          .isTrue();
    }
    assertThat(isUnrolled(network("Xor", 2)
            .dense("hidden", 8, Activation.TANH)
            .dense("output", 1, Activation.TANH)
            .build()))
        .isTrue();
  }

  private static boolean isUnrolled(NetworkModel network) {
    return Planner.plan(Derivation.of(network), false).lowering() == Lowering.UNROLLED;
  }

  @Test
  void vectorsStayWithinTheBudget() {
    List<NetworkModel> networks = SimdTest.randomNetworks();
    Map<String, String> sources = GeneratedNetworks.sourcesWithVectors(networks);
    check("ecj", InMemoryCompiler.ecjWithVectors(sources));
    sources.putAll(GeneratedNetworks.sourcesWithVectors(SimdUnitsTest.networks()));
    check("javac", InMemoryCompiler.javacWithVectors(sources));
  }

  private static void check(List<NetworkModel> networks) {
    Map<String, String> sources = GeneratedNetworks.sources(networks);
    check("javac", InMemoryCompiler.javac(sources));
    check("ecj", InMemoryCompiler.ecj(sources));
  }

  private static void check(String compiler, Map<String, byte[]> classes) {
    int largest = 0;
    String which = "";
    for (Map.Entry<String, byte[]> type : classes.entrySet()) {
      for (Map.Entry<String, Integer> method : MethodSizes.of(type.getValue()).entrySet()) {
        if (method.getValue() > largest) {
          largest = method.getValue();
          which = type.getKey() + "." + method.getKey();
        }
      }
    }
    System.out.println("largest method by " + compiler + ": " + largest + " bytes, " + which);
    assertThat(largest)
        .as("bytes of %s by %s", which, compiler)
        .isLessThanOrEqualTo(Size.METHOD_BUDGET);
  }
}
