package dev.gradpoet.processor.desk;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.Loss;
import dev.gradpoet.Padding;
import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.layer.Activations;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.NetworkBuilder;
import dev.gradpoet.processor.testing.RandomGraphs;
import dev.gradpoet.processor.testing.RandomNetworks;
import java.util.ArrayList;
import java.util.List;

/** Networks whose text a page runs. */
final class TeachingNetworks {
  private TeachingNetworks() {}

  static NetworkModel tiny() {
    return network("TinyTeaching", 2)
        .style(Style.TEACHING)
        .dense("hidden", 2, Activation.SIGMOID)
        .dense("output", 1, Activation.SIGMOID)
        .build();
  }

  static NetworkModel iris() {
    return network("IrisTeaching", 4)
        .style(Style.TEACHING)
        .loss(Loss.CROSS_ENTROPY)
        .dense("hidden", 8, Activation.TANH)
        .dense("output", 3, Activation.SOFTMAX)
        .build();
  }

  static NetworkModel weighted() {
    return network("WeightedTeaching", 4)
        .style(Style.TEACHING)
        .loss(Loss.CROSS_ENTROPY)
        .sampleWeights()
        .dense("hidden", 8, Activation.TANH)
        .dense("output", 3, Activation.SOFTMAX)
        .build();
  }

  static NetworkModel residual() {
    return network("ResidualTeaching", 1)
        .shape(8, 8, 1)
        .style(Style.TEACHING)
        .loss(Loss.CROSS_ENTROPY)
        .conv("edges", 4, 3, "padding", Padding.SAME, "activation", Activation.RELU)
        .conv("shapes", 4, 3, "padding", Padding.SAME)
        .add("sum", "edges", "shapes")
        .activate("active", Activation.RELU)
        .conv("halved", 8, 3, "stride", List.of(2), "activation", Activation.RELU)
        .dense("digit", 10, Activation.SOFTMAX)
        .build();
  }

  static NetworkModel regularised() {
    return network("RegularisedLarge", 13)
        .style(Style.TEACHING)
        .loss(Loss.MEAN_SQUARED_ERROR)
        .dropout("noise", 0.1)
        .dense("hidden", 64, Activation.GELU)
        .initialization(Initialization.ORTHOGONAL, 0)
        .l1(0.001)
        .l2(0.01)
        .dropout("thinned", 0.5)
        .dense("output", 2, Activation.IDENTITY)
        .withoutBias()
        .build();
  }

  /** The golden files of this style. */
  static List<NetworkModel> golden() {
    return List.of(tiny(), iris(), weighted(), residual(), regularised());
  }

  /** Every activation of an output layer under every loss that fits it, and every one of a hidden layer: unrolled, and in loops. */
  static List<NetworkModel> activationsAndLosses() {
    List<NetworkModel> networks = new ArrayList<>();
    for (Activation activation : Activation.values()) {
      for (Loss loss : Losses.fittingLosses(activation)) {
        for (int units : new int[] {activation == Activation.SOFTMAX ? 3 : 1, 9}) {
          Activation hidden =
              Activations.of(activation, 0, 1).isElementwise() ? activation : Activation.MISH;
          networks.add(options(options(network(activation + "_" + loss + "_" + units, 3)
                      .style(Style.TEACHING)
                      .loss(loss)
                      .huberDelta(0.7)
                      .dense("hidden", units == 9 ? 4 : 2, hidden))
                  .dense("output", units, activation))
              .build());
        }
      }
    }
    return networks;
  }

  private static NetworkBuilder options(NetworkBuilder network) {
    return network.slope(0.2).alpha(1.3);
  }

  /** The next {@code count} random networks from {@code seed} on that have at most 200 parameters. */
  static List<NetworkModel> random(long seed, int count) {
    List<NetworkModel> networks = new ArrayList<>();
    for (long s = seed; networks.size() < count; s++) {
      NetworkModel model = teaching(RandomNetworks.of(s, 3, s % 2 == 0 ? 6 : 12));
      if (Derivation.of(model).parameterCount() <= 200) {
        networks.add(model);
      }
    }
    return networks;
  }

  /** Convolutions, sums and functions, with edges that skip layers. */
  static List<NetworkModel> graphs(long seed, int count) {
    List<NetworkModel> networks = new ArrayList<>();
    for (long s = seed; networks.size() < count; s++) {
      NetworkModel model = RandomGraphs.of(s, Style.TEACHING);
      if (Derivation.of(model).parameterCount() <= 200) {
        networks.add(model);
      }
    }
    return networks;
  }

  private static NetworkModel teaching(NetworkModel model) {
    return new NetworkModel(
        model.type(),
        model.input(),
        model.loss(),
        model.huberDelta(),
        Style.TEACHING,
        model.sampleWeights(),
        model.layers(),
        model.lint());
  }
}
