package dev.gradpoet.processor.testing;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.ArrayList;
import java.util.List;

/** A classifier for each way in which networks become code. */
public final class Lowered {
  private Lowered() {}

  /** The plain classes: unrolled, loops and rows. */
  public static List<GeneratedNetwork> plain() {
    List<NetworkModel> networks = fast();
    networks.add(classifier("UnrolledToRead", 2).style(Style.TEACHING).build());
    networks.add(classifier("Loops", 50).style(Style.TEACHING).build());
    return GeneratedNetworks.compile(networks);
  }

  /** Those with a second class beside them: lanes, with units along vectors where layers are wide enough, and tiles. */
  public static List<GeneratedNetwork> withVectors() {
    return GeneratedNetworks.compileWithVectors(fast());
  }

  private static List<NetworkModel> fast() {
    return new ArrayList<>(List.of(
        classifier("Narrow", 3).build(),
        classifier("Tiny", 9).build(),
        classifier("Batch", 70).build()));
  }

  private static NetworkBuilder classifier(String name, int units) {
    return network(name, units)
        .loss(Loss.CROSS_ENTROPY)
        .dense("hidden", units, Activation.MISH)
        .dropout("thinned", 0.5)
        .dense("output", 3, Activation.SOFTMAX);
  }
}
