package dev.gradpoet.runtime;

import java.util.EnumSet;
import java.util.Set;

/** What a network can do that does not say it: what follows from its architecture, and whether it takes weights. */
final class Capabilities {
  private static final Set<String> LOSSES_OF_CLASSES =
      Set.of("cross_entropy", "binary_cross_entropy", "hinge");

  static final float[] NOTHING = {};

  private Capabilities() {}

  static Set<Capability> of(NeuralNetwork network) {
    Set<Capability> capabilities = EnumSet.noneOf(Capability.class);
    Architecture architecture = network.architecture();
    if (LOSSES_OF_CLASSES.contains(architecture.loss())) {
      capabilities.add(Capability.CLASS_TARGETS);
    }
    for (LayerInfo layer : architecture.layers()) {
      if (layer.kind().equals("dropout")) {
        capabilities.add(Capability.RANDOM);
      }
    }
    if (takesWeights(network)) {
      capabilities.add(Capability.SAMPLE_WEIGHTS);
    }
    return capabilities;
  }

  /** Weights change no function computed, so an architecture does not tell: the network is asked for the loss of no samples. */
  private static boolean takesWeights(NeuralNetwork network) {
    try {
      network.loss(NOTHING, NOTHING, NOTHING, 0, 0);
      return true;
    } catch (UnsupportedOperationException e) {
      return false;
    }
  }
}
