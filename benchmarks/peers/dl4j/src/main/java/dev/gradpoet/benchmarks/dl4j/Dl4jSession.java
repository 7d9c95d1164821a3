package dev.gradpoet.benchmarks.dl4j;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.benchmarks.Work;
import java.util.Arrays;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Steps over batches that are arrays of ND4J before the clock runs; predictions from and to Java arrays. */
final class Dl4jSession implements Session {
  private final Case work;
  private final MultiLayerNetwork network;
  private final INDArray[] inputs;
  private final INDArray[] labels;
  private final float[][] samples;

  Dl4jSession(Case work, MultiLayerNetwork network, Samples samples) {
    this.work = work;
    this.network = network;
    this.inputs = new INDArray[work.steps()];
    this.labels = new INDArray[work.steps()];
    this.samples = new float[work.samples()][];
    for (int step = 0; step < inputs.length; step++) {
      inputs[step] = rows(samples.x(), step, work.shape().inputs());
      labels[step] = rows(samples.targets(), step, work.shape().outputs());
    }
    for (int s = 0; s < this.samples.length; s++) {
      this.samples[s] = samples.sample(s, work.shape().inputs());
    }
  }

  private INDArray rows(float[] values, int step, int width) {
    int length = work.batch() * width;
    float[] batch = Arrays.copyOfRange(values, step * length, (step + 1) * length);
    return Nd4j.create(batch, new int[] {work.batch(), width}, 'c');
  }

  @Override
  public void run(int passes) {
    for (int pass = 0; pass < passes; pass++) {
      if (work.work() == Work.PREDICT) {
        for (float[] sample : samples) {
          predict(sample);
        }
      } else {
        for (int step = 0; step < inputs.length; step++) {
          step(step);
        }
      }
    }
  }

  private void step(int step) {
    if (work.work() == Work.GRADIENT) {
      network.setInput(inputs[step]);
      network.setLabels(labels[step]);
      network.computeGradientAndScore();
    } else {
      network.fit(inputs[step], labels[step]);
    }
  }

  @Override
  public float[] predict(float[] sample) {
    INDArray input = Nd4j.create(sample, new int[] {1, sample.length}, 'c');
    return network.output(input, false).toFloatVector();
  }
}
