package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.optimizer.OptimizerState;

/** Steps by hand, on the calling thread. */
final class ManualSession implements Session {
  private final Case work;
  private final NeuralNetwork network;
  private final Samples samples;
  private final OptimizerState state;
  private double lossSum;

  ManualSession(Case work, NeuralNetwork network, Samples samples) {
    this.work = work;
    this.network = network;
    this.samples = samples;
    this.state = Networks.optimizer(work).start(network.architecture());
  }

  @Override
  public void run(int passes) {
    for (int pass = 0; pass < passes; pass++) {
      for (int from = 0; from < work.samples(); from += work.batch()) {
        lossSum += work.shape().classifies()
            ? network.accumulate(samples.x(), samples.classes(), from, work.batch())
            : network.accumulate(samples.x(), samples.targets(), from, work.batch());
        state.begin(work.learningRate(), 1.0 / work.batch());
        state.update(network.parameters(), network.gradient(), 0, network.parameters().length);
      }
    }
    if (Double.isNaN(lossSum)) {
      throw new IllegalStateException("the loss is NaN");
    }
  }

  @Override
  public float[] predict(float[] sample) {
    float[] out = new float[network.outputs()];
    network.predict(sample, 0, 1, out);
    return out;
  }

  @Override
  public String note() {
    return GradpoetPeer.backend(network);
  }
}
