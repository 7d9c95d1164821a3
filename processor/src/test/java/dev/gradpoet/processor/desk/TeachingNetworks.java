package dev.gradpoet.processor.desk;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.layer.Activations;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.testing.Goldens;
import dev.gradpoet.processor.testing.NetworkBuilder;
import dev.gradpoet.processor.testing.RandomGraphs;
import dev.gradpoet.processor.testing.RandomNetworks;
import java.util.ArrayList;
import java.util.List;

/** Networks whose text a page runs. */
final class TeachingNetworks {
  private TeachingNetworks() {}

  static NetworkModel tiny() {
    return Goldens.tiny("TinyTeaching", Style.TEACHING);
  }

  static NetworkModel iris() {
    return Goldens.iris("IrisTeaching", Style.TEACHING);
  }

  static NetworkModel weighted() {
    return Goldens.weighted("WeightedTeaching", Style.TEACHING);
  }

  static NetworkModel residual() {
    return Goldens.residual("ResidualTeaching", Style.TEACHING);
  }

  /** The golden files of this style. */
  static List<NetworkModel> golden() {
    return Goldens.networks().stream()
        .filter(network -> network.style() == Style.TEACHING)
        .toList();
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
      NetworkModel model = RandomNetworks.of(s, 3, s % 2 == 0 ? 6 : 12).withStyle(Style.TEACHING);
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
}
