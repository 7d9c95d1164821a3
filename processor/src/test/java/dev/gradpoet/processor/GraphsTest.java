package dev.gradpoet.processor;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Padding;
import dev.gradpoet.Style;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.Comparison;
import dev.gradpoet.processor.testing.GeneratedNetwork;
import dev.gradpoet.processor.testing.GeneratedNetworks;
import dev.gradpoet.processor.testing.RandomGraphs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Networks that are no chains of dense layers compute what the interpreter does, in each style, with and without vectors. */
@Tag("networks")
class GraphsTest {
  private static final int COUNT = 40;
  private static final int SAMPLES = 5;

  private static List<NetworkModel> graphs(Style style) {
    List<NetworkModel> graphs = new ArrayList<>();
    for (long seed = 1; seed <= COUNT; seed++) {
      graphs.add(RandomGraphs.of(seed, style));
    }
    return graphs;
  }

  private static void compare(List<GeneratedNetwork> networks) {
    for (GeneratedNetwork network : networks) {
      Comparison.compare(network, 1, 1, SAMPLES, "seed 1");
    }
  }

  @Test
  void fastOnesComputeWhatTheReferenceDoes() {
    compare(GeneratedNetworks.compile(graphs(Style.FAST)));
  }

  @Test
  void thoseForTeachingComputeWhatTheReferenceDoes() {
    compare(GeneratedNetworks.compile(graphs(Style.TEACHING)));
  }

  @Test
  void thoseWithVectorsComputeWhatTheReferenceDoes() {
    compare(GeneratedNetworks.compileWithVectors(graphs(Style.FAST)));
  }

  /** Dense layers and dropout take the values of an image as they take so many numbers, whatever computes them. */
  @Test
  void denseLayersOverShapesComputeWhatTheReferenceDoes() {
    for (Style style : Style.values()) {
      for (int hidden : new int[] {3, 40}) {
        NetworkModel dense = network("Shaped" + style + hidden, 1)
            .shape(2, 3, 2)
            .style(style)
            .loss(Loss.CROSS_ENTROPY)
            .dropout("noise", 0.2)
            .dense("hidden", hidden, Activation.TANH)
            .dense("output", 3, Activation.SOFTMAX)
            .build();
        compare(List.of(GeneratedNetworks.compile(dense)));
        compare(GeneratedNetworks.compileWithVectors(List.of(dense)));
      }
    }
  }

  /** Two dense layers read one, whose gradient is the sum of what both send back. */
  @Test
  void denseLayersWithShortcutsComputeWhatTheReferenceDoes() {
    for (Style style : Style.values()) {
      for (int units : new int[] {3, 40}) {
        NetworkModel residual = network("Shortcut" + style + units, 5)
            .style(style)
            .loss(Loss.CROSS_ENTROPY)
            .dense("first", units, Activation.TANH)
            .dense("second", units, Activation.GELU)
            .add("sum", "first", "second")
            .dense("third", units, Activation.TANH)
            .dense("fourth", units, Activation.SIGMOID)
            .from("first")
            .add("all", "third", "fourth", "sum")
            .dense("output", 3, Activation.SOFTMAX)
            .build();
        List<GeneratedNetwork> networks =
            new ArrayList<>(List.of(GeneratedNetworks.compile(residual)));
        networks.addAll(GeneratedNetworks.compileWithVectors(List.of(residual)));
        compare(networks);
        networks.forEach(each -> Comparison.compare(each, 2, 1, 70, "more samples"));
      }
    }
  }

  @Test
  void moreSamplesThanAreComputedTogetherMakeNoDifference() {
    NetworkModel residual = network("Residual", 1)
        .shape(6, 5, 2)
        .loss(Loss.CROSS_ENTROPY)
        .conv("edges", 4, 3, "padding", Padding.SAME, "activation", Activation.RELU)
        .conv("shapes", 4, 3, "padding", Padding.SAME)
        .add("sum", "edges", "shapes")
        .activate("active", Activation.RELU)
        .conv("halved", 6, 3, "stride", List.of(2), "activation", Activation.TANH)
        .dropout("thinned", 0.3)
        .dense("digit", 3, Activation.SOFTMAX)
        .build();
    Comparison.compare(GeneratedNetworks.compile(residual), 2, 1, 70, "residual");
    Comparison.compare(
        GeneratedNetworks.compileWithVectors(List.of(residual)).get(0), 2, 1, 70, "with vectors");
  }
}
