package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.benchmarks.Work;
import dev.gradpoet.runtime.NeuralNetwork;

/** Gradients or predictions of the generated class, on the calling thread. */
final class PassSession implements Session {
  private final Case work;
  private final NeuralNetwork network;
  private final Samples samples;
  private final float[] out;
  private double lossSum;

  PassSession(Case work, NeuralNetwork network, Samples samples) {
    this.work = work;
    this.network = network;
    this.samples = samples;
    this.out = new float[network.outputs()];
  }

  @Override
  public void run(int passes) {
    for (int pass = 0; pass < passes; pass++) {
      for (int step = 0; step < work.steps(); step++) {
        if (work.work() == Work.PREDICT) {
          network.predict(samples.x(), step, 1, out);
        } else {
          lossSum +=
              network.accumulate(samples.x(), samples.classes(), step * work.batch(), work.batch());
        }
      }
    }
    if (Double.isNaN(lossSum)) {
      throw new IllegalStateException("the loss is NaN");
    }
  }

  @Override
  public float[] predict(float[] sample) {
    network.predict(sample, 0, 1, out);
    return out;
  }

  @Override
  public String note() {
    return GradpoetPeer.backend(network);
  }
}
