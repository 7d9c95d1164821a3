package dev.gradpoet.lab.plot;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterInfo;
import dev.gradpoet.runtime.ParameterRole;
import dev.gradpoet.runtime.training.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** δ = ∂L/∂z of the layers with a bias for each value, for single samples: with z = Wᵀ x + b, it is ∂L/∂b. */
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

  /** Whether each value that a layer hands on has weights of its own over all that it takes, as in a dense layer. */
  static boolean isConnected(LayerInfo layer) {
    List<Integer> matrix = List.of(layer.inputSize(), layer.outputSize());
    return layer.parameters().stream()
        .anyMatch(
            tensor -> tensor.role() == ParameterRole.WEIGHTS && tensor.shape().equals(matrix));
  }

  /** Where the biases of such a layer lie, one for each value. Elsewhere, the gradient by biases is a sum over places, not δ. */
  static Optional<ParameterInfo> biases(LayerInfo layer) {
    return layer.parameters().stream()
        .filter(tensor -> isConnected(layer)
            && tensor.role() == ParameterRole.BIASES
            && tensor.size() == layer.outputSize())
        .findFirst();
  }

  /** Hands the δ of each layer that has such biases to {@code observer}, in layer order. */
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
