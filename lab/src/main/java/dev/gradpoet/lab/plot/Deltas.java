package dev.gradpoet.lab.plot;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterInfo;
import dev.gradpoet.runtime.ParameterRole;
import dev.gradpoet.runtime.training.Dataset;
import java.util.Arrays;
import java.util.Optional;

/** δ = ∂L/∂z of the dense layers with biases, for single samples: with z = Wᵀ x + b, it is ∂L/∂b. */
final class Deltas {
  private final NeuralNetwork fork;
  private final Dataset data;

  /** Works in a fork of {@code network}, whose own gradient stays as it is. */
  Deltas(NeuralNetwork network, Dataset data) {
    this.fork = network.fork();
    this.data = data;
  }

  void dropoutSeed(long seed) {
    fork.dropoutSeed(seed);
  }

  /** Where the biases of a dense layer lie. */
  static Optional<ParameterInfo> biases(LayerInfo layer) {
    return layer.parameters().stream()
        .filter(tensor -> layer.kind().equals("dense") && tensor.role() == ParameterRole.BIASES)
        .findFirst();
  }

  /** Hands the δ of each dense layer with biases to {@code observer}, in layer order. */
  void layers(int sample, ActivationObserver observer) {
    float[] gradient = fork.gradient();
    Arrays.fill(gradient, 0);
    if (data.classifies()) {
      fork.accumulate(data.x(), data.classes(), sample, 1);
    } else {
      fork.accumulate(data.x(), data.targets(), sample, 1);
    }
    for (LayerInfo layer : fork.architecture().layers()) {
      biases(layer)
          .ifPresent(tensor -> observer.layer(
              layer.name(),
              Arrays.copyOfRange(gradient, tensor.offset(), tensor.offset() + tensor.size())));
    }
  }
}
