package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.NeuralNetwork;

/** The passes of a network over samples of a dataset, by the kind of its targets, with its weights if it has any. */
final class Pass {
  private Pass() {}

  /** Accumulates the gradient; returns the summed loss. */
  static double accumulate(NeuralNetwork network, Dataset data, int from, int count) {
    float[] x = data.x();
    if (data.classifies()) {
      return data.isWeighted()
          ? network.accumulate(x, data.classes(), data.weights(), from, count)
          : network.accumulate(x, data.classes(), from, count);
    }
    return data.isWeighted()
        ? network.accumulate(x, data.targets(), data.weights(), from, count)
        : network.accumulate(x, data.targets(), from, count);
  }

  /** The summed loss. */
  static double loss(NeuralNetwork network, Dataset data, int from, int count) {
    float[] x = data.x();
    if (data.classifies()) {
      return data.isWeighted()
          ? network.loss(x, data.classes(), data.weights(), from, count)
          : network.loss(x, data.classes(), from, count);
    }
    return data.isWeighted()
        ? network.loss(x, data.targets(), data.weights(), from, count)
        : network.loss(x, data.targets(), from, count);
  }
}
