package dev.gradpoet.runtime.training;

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
    if (data.classifies()) {
      network.loss(data.x(), data.classes(), 0, 0); // a network that does not classify says so
    }
    if (data.isWeighted()) {
      try {
        Pass.loss(network, data, 0, 0); // a network without weights says so
      } catch (UnsupportedOperationException e) {
        throw new IllegalArgumentException(name + " has weights, but " + e.getMessage(), e);
      }
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

  static void parameters(NeuralNetwork network) {
    float[] parameters = network.parameters();
    int expected = network.architecture().parameterCount();
    if (parameters.length != expected) {
      throw new IllegalArgumentException(
          "parameters has " + parameters.length + " values, expected " + expected);
    }
    int bad = Finite.firstNonFinite(parameters, 0, parameters.length);
    if (bad >= 0) {
      throw new IllegalArgumentException(
          "parameters has " + parameters[bad] + " at index " + bad + ", expected a finite number");
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
