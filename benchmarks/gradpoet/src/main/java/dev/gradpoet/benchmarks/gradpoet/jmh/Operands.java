package dev.gradpoet.benchmarks.gradpoet.jmh;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Cases;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.gradpoet.Networks;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.OptimizerState;

/**
 * What a benchmark works on.
 *
 * @param work the case
 * @param network the network
 * @param samples its data
 * @param out where predictions go
 */
record Operands(Case work, NeuralNetwork network, Samples samples, float[] out) {
  /** Before the benchmark is set up. */
  static final Operands NONE = of("2-8-1/1/predict");

  static Operands of(String id) {
    Case work = Cases.of(id);
    Samples samples = Samples.of(work);
    NeuralNetwork network = Networks.warm(work.shape(), samples.weights());
    return new Operands(work, network, samples, new float[network.outputs()]);
  }

  double accumulate(int step) {
    int from = step * work.batch();
    return work.shape().classifies()
        ? network.accumulate(samples.x(), samples.classes(), from, work.batch())
        : network.accumulate(samples.x(), samples.targets(), from, work.batch());
  }

  OptimizerState state() {
    return Networks.optimizer(work).start(network.architecture());
  }

  void update(OptimizerState state) {
    state.begin(work.learningRate(), 1.0 / work.batch());
    state.update(network.parameters(), network.gradient(), 0, network.parameters().length);
  }
}
