package dev.gradpoet.benchmarks.smile;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.benchmarks.Work;
import java.util.Arrays;
import smile.base.mlp.LayerBuilder;
import smile.classification.MLP;
import smile.math.TimeFunction;

/** The classes of a softmax. */
final class SmileClassifier implements Session {
  private final Case work;
  private final MLP network;
  private final double[][] x;
  private final double[][][] batches;
  private final int[][] classes;
  private final double[] output;

  SmileClassifier(
      Case work, LayerBuilder[] layers, TimeFunction rate, double[][] x, int[] allClasses) {
    this.work = work;
    this.network = new MLP(layers);
    network.setLearningRate(rate);
    this.x = x;
    this.batches = new double[work.steps()][][];
    this.classes = new int[work.steps()][];
    for (int step = 0; step < work.steps(); step++) {
      int from = step * work.batch();
      batches[step] = Arrays.copyOfRange(x, from, from + work.batch());
      classes[step] = Arrays.copyOfRange(allClasses, from, from + work.batch());
    }
    this.output = new double[work.shape().outputs()];
  }

  @Override
  public void run(int passes) {
    for (int pass = 0; pass < passes; pass++) {
      if (work.work() == Work.PREDICT) {
        for (double[] sample : x) {
          network.predict(sample, output);
        }
      } else {
        for (int step = 0; step < batches.length; step++) {
          step(step);
        }
      }
    }
  }

  private void step(int step) {
    if (work.batch() == 1) {
      network.update(batches[step][0], classes[step][0]);
    } else {
      network.update(batches[step], classes[step]);
    }
  }

  @Override
  public float[] predict(float[] sample) {
    network.predict(SmilePeer.row(sample, 0, sample.length), output);
    float[] floats = new float[output.length];
    for (int u = 0; u < floats.length; u++) {
      floats[u] = (float) output[u];
    }
    return floats;
  }

  @Override
  public String note() {
    return SmilePeer.note(work);
  }
}
