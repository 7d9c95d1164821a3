package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.internal.Distributions;
import java.util.function.DoublePredicate;

/** Checks that targets given as numbers are such that the loss of a network is defined for them. */
final class TargetChecks {
  private TargetChecks() {}

  static void check(NeuralNetwork network, String name, Dataset data) {
    String loss = network.architecture().loss();
    String takes =
        ", but network '" + network.architecture().name() + "' with the loss " + loss + " takes ";
    switch (loss) {
      case "binary_cross_entropy" -> each(data, t -> t >= 0 && t <= 1, name, takes + "0 to 1");
      case "cross_entropy" -> {
        each(data, t -> t >= 0, name, takes + "0 to 1");
        distributions(data, name, takes + "a distribution over the classes, which adds up to 1");
      }
      case "hinge" -> each(data, t -> Math.abs(t) == 1, name, takes + "-1 and 1");
      case "poisson" -> each(data, t -> t >= 0, name, takes + "at least 0");
      default -> {}
    }
  }

  private static void each(Dataset data, DoublePredicate legal, String name, String takes) {
    float[] targets = data.targets();
    for (int i = 0; i < targets.length; i++) {
      if (!legal.test(targets[i])) {
        throw new IllegalArgumentException(name + " has target " + targets[i] + " in sample "
            + i / data.outputs() + ", output " + i % data.outputs() + takes);
      }
    }
  }

  private static void distributions(Dataset data, String name, String takes) {
    float[] t = data.targets();
    int sample = Distributions.firstOther(t, data.outputs(), 0, data.size());
    if (sample >= 0) {
      throw new IllegalArgumentException(name + " has targets in sample " + sample
          + " that add up to " + (float) Distributions.sum(t, data.outputs(), sample) + takes);
    }
  }
}
