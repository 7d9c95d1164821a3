package dev.gradpoet.benchmarks.encog;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.benchmarks.Work;
import java.util.ArrayList;
import java.util.List;
import org.encog.ml.data.MLDataPair;
import org.encog.ml.data.MLDataSet;
import org.encog.ml.data.basic.BasicMLData;
import org.encog.ml.data.basic.BasicMLDataPair;
import org.encog.ml.data.basic.BasicMLDataSet;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.training.propagation.sgd.StochasticGradientDescent;
import org.encog.neural.networks.training.propagation.sgd.update.AdamUpdate;
import org.encog.neural.networks.training.propagation.sgd.update.MomentumUpdate;

/**
 * Steps by {@code process} for each sample and then {@code update}: the batch size of Encog's propagation trainers
 * counts each sample twice, so they would make two updates where there should be one.
 */
final class EncogSession implements Session {
  private final Case work;
  private final BasicNetwork network;
  private final List<MLDataPair> pairs = new ArrayList<>();
  private final StochasticGradientDescent trainer;
  private final double[] output;

  EncogSession(Case work, BasicNetwork network, Samples samples) {
    this.work = work;
    this.network = network;
    this.output = new double[work.shape().outputs()];
    for (int s = 0; s < work.samples(); s++) {
      pairs.add(new BasicMLDataPair(
          new BasicMLData(row(samples.x(), s, work.shape().inputs())),
          new BasicMLData(row(samples.targets(), s, output.length))));
    }
    MLDataSet data = new BasicMLDataSet(pairs);
    this.trainer = new StochasticGradientDescent(network, data);
    // Gradients are sums over the batch; Adam does not mind.
    boolean adam = work.work() == Work.ADAM;
    trainer.setUpdateRule(adam ? new AdamUpdate() : new MomentumUpdate());
    trainer.setMomentum(0);
    trainer.setLearningRate(adam ? work.learningRate() : work.learningRate() / work.batch());
  }

  private static double[] row(float[] values, int index, int width) {
    double[] row = new double[width];
    for (int i = 0; i < width; i++) {
      row[i] = values[index * width + i];
    }
    return row;
  }

  @Override
  public void run(int passes) {
    for (int pass = 0; pass < passes; pass++) {
      if (work.work() == Work.PREDICT) {
        pairs.forEach(pair -> network.compute(pair.getInputArray(), output));
      } else {
        train();
      }
    }
  }

  private void train() {
    int inBatch = 0;
    for (MLDataPair pair : pairs) {
      trainer.process(pair);
      if (++inBatch == work.batch()) {
        trainer.update();
        inBatch = 0;
      }
    }
  }

  @Override
  public float[] predict(float[] sample) {
    network.compute(row(sample, 0, sample.length), output);
    float[] floats = new float[output.length];
    for (int u = 0; u < floats.length; u++) {
      floats[u] = (float) output[u];
    }
    return floats;
  }

  /** Its processLevel takes the activation of the layer above: a hidden layer gets the output's derivative, which is 1. */
  @Override
  public String note() {
    return switch (work.work()) {
      case PREDICT -> "double";
      case GRADIENT ->
        "double; derivative of hidden activations missing; with the update of the parameters";
      case SGD, ADAM -> "double; derivative of hidden activations missing";
    };
  }
}
