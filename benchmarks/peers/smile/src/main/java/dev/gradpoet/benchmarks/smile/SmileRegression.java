package dev.gradpoet.benchmarks.smile;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.benchmarks.Work;
import java.util.Arrays;
import smile.base.mlp.LayerBuilder;
import smile.math.TimeFunction;
import smile.regression.MLP;

/** The one value of an identity. */
final class SmileRegression implements Session {
  private final Case work;
  private final MLP network;
  private final double[][] x;
  private final double[][][] batches;
  private final double[][] targets;

  SmileRegression(
      Case work, LayerBuilder[] layers, TimeFunction rate, double[][] x, float[] allTargets) {
    this.work = work;
    this.network = new MLP(layers);
    network.setLearningRate(rate);
    this.x = x;
    this.batches = new double[work.steps()][][];
    this.targets = new double[work.steps()][];
    for (int step = 0; step < work.steps(); step++) {
      int from = step * work.batch();
      batches[step] = Arrays.copyOfRange(x, from, from + work.batch());
      targets[step] = SmilePeer.row(allTargets, step, work.batch());
    }
  }

  @Override
  public void run(int passes) {
    for (int pass = 0; pass < passes; pass++) {
      if (work.work() == Work.PREDICT) {
        for (double[] sample : x) {
          network.predict(sample);
        }
      } else {
        for (int step = 0; step < batches.length; step++) {
          network.update(batches[step], targets[step]);
        }
      }
    }
  }

  @Override
  public float[] predict(float[] sample) {
    return new float[] {(float) network.predict(SmilePeer.row(sample, 0, sample.length))};
  }

  @Override
  public String note() {
    return SmilePeer.note(work);
  }
}
