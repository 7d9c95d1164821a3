package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.Capability;
import dev.gradpoet.runtime.Checks;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.internal.Finite;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Checks that parts fit together before training begins. */
final class Fit {
  private Fit() {}

  static void check(NeuralNetwork network, String name, Dataset data) {
    String of = "network '" + network.architecture().name() + "'";
    if (data.inputs() != network.inputs()) {
      throw new IllegalArgumentException(name + " has samples of " + data.inputs() + " values, but "
          + of + " takes " + network.inputs());
    }
    if (data.classifies() && !can(network, Capability.CLASS_TARGETS)) {
      throw Checks.notClassifying(network.architecture());
    }
    if (data.isWeighted() && !can(network, Capability.SAMPLE_WEIGHTS)) {
      String message = Checks.notWeighted(network.architecture()).getMessage();
      throw new IllegalArgumentException(name + " has weights, but " + message);
    }
    // A classifier with one output tells two classes apart.
    int expected = data.classifies() && network.outputs() == 1 ? 2 : network.outputs();
    if (data.outputs() != expected) {
      String given = data.outputs() + (data.classifies() ? " classes" : " target values");
      // Who writes class indices as numbers has one of them for each sample.
      boolean indices =
          data.outputs() == 1 && network.architecture().loss().equals("cross_entropy");
      throw new IllegalArgumentException(name + " has " + given + ", but " + of + " takes "
          + expected + (indices ? ": give class indices to Dataset.ofClasses" : ""));
    }
    if (!data.classifies()) {
      TargetChecks.check(network, name, data);
    }
  }

  private static boolean can(NeuralNetwork network, Capability capability) {
    return network.capabilities().contains(capability);
  }

  static void parametersAndState(NeuralNetwork network) {
    Architecture architecture = network.architecture();
    values("parameters", network.parameters(), architecture.parameterCount());
    values("state", network.state(), architecture.stateSize());
  }

  private static void values(String name, float[] values, int expected) {
    if (values.length != expected) {
      throw new IllegalArgumentException(
          name + " has " + values.length + " values, expected " + expected);
    }
    int bad = Finite.firstNonFinite(values, 0, values.length);
    if (bad >= 0) {
      throw new IllegalArgumentException(
          name + " has " + values[bad] + " at index " + bad + ", expected a finite number");
    }
  }

  static void metrics(NeuralNetwork network, Dataset data, List<Metric> metrics) {
    metrics.forEach(metric -> metric.check(network.architecture(), data));
  }

  static List<Metric> distinct(List<Metric> metrics) {
    Set<String> labels = new HashSet<>();
    for (Metric metric : metrics) {
      if (!labels.add(metric.label())) {
        throw new IllegalArgumentException(
            "metrics has '" + metric.label() + "' twice, expected different labels");
      }
    }
    return metrics;
  }
}
