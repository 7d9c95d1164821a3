package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.internal.Distributions;
import java.util.Map;
import java.util.Set;
import java.util.function.DoublePredicate;

/** Checks that targets given as numbers are such that the loss of a network is defined for them, and that training can reach them. */
final class TargetChecks {
  /** How far a target may be out of reach: room for rounding. */
  private static final double TOLERANCE = 1e-3;

  /** The least output of the activations that have two limits; the largest is 1 for all. */
  private static final Map<String, Integer> LEAST =
      Map.of("sigmoid", 0, "hard_sigmoid", 0, "tanh", -1, "softsign", -1);

  /** The losses that are least where the outputs are the targets. */
  private static final Set<String> REGRESSIONS =
      Set.of("squared_error", "mean_squared_error", "mean_absolute_error", "huber", "log_cosh");

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

  /**
   * Checks targets to be trained on. Only activations with two limits have targets out of reach: close to the one limit of others, as
   * below 0 of a ReLU, targets are often noise. Evaluation takes any: scaled like the training data, others may be outside.
   */
  static void checkReach(NeuralNetwork network, String name, Dataset data) {
    Architecture architecture = network.architecture();
    LayerInfo output = architecture.output();
    Integer least = LEAST.get(output.activation());
    if (least != null && REGRESSIONS.contains(architecture.loss()) && !data.classifies()) {
      each(
          data,
          t -> t >= least - TOLERANCE && t <= 1 + TOLERANCE,
          name,
          ", but layer '" + output.name() + "' with " + output.activation() + " gives " + least
              + " to 1: scale the targets, or use identity there");
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
      throw new IllegalArgumentException(
          Distributions.describe(name, t, data.outputs(), sample) + takes);
    }
  }
}
