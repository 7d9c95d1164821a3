package dev.gradpoet.processor.testing;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.List;
import java.util.stream.Stream;

/** A classifier for each way in which networks become code; compiled once for all tests of a virtual machine. */
public final class Lowered {
  private static final List<NetworkModel> FAST = List.of(
      classifier("Narrow", 3).build(),
      classifier("Tiny", 9).build(),
      classifier("Batch", 70).build());

  private static final List<NetworkModel> TEACHING = List.of(
      classifier("UnrolledToRead", 2).style(Style.TEACHING).build(),
      classifier("Loops", 50).style(Style.TEACHING).build());

  /** Unrolled, loops and rows. */
  private static final List<GeneratedNetwork> PLAIN =
      GeneratedNetworks.compile(Stream.concat(FAST.stream(), TEACHING.stream()).toList());

  private static final List<GeneratedNetwork> WITH_VECTORS =
      GeneratedNetworks.compileWithVectors(FAST);

  private Lowered() {}

  /** Those with a second class beside them: lanes, with units along vectors where layers are wide enough, and tiles. */
  public static List<GeneratedNetwork> withVectors() {
    return WITH_VECTORS;
  }

  /** The plain classes, then those with vectors. */
  public static List<GeneratedNetwork> all() {
    return Stream.concat(PLAIN.stream(), WITH_VECTORS.stream()).toList();
  }

  private static NetworkBuilder classifier(String name, int units) {
    return network(name, units)
        .loss(Loss.CROSS_ENTROPY)
        .dense("hidden", units, Activation.MISH)
        .dropout("thinned", 0.5)
        .dense("output", 3, Activation.SOFTMAX);
  }
}
