package dev.gradpoet.benchmarks.dl4j;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Hidden;
import dev.gradpoet.benchmarks.Peer;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.benchmarks.Shape;
import dev.gradpoet.benchmarks.Work;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Deeplearning4j, in float, with workspaces. Threads are set by OMP_NUM_THREADS before it loads. */
public final class Dl4jPeer implements Peer {

  @Override
  public String version() {
    return "Deeplearning4j 1.0.0-M2.1, " + Nd4j.getBackend().getClass().getSimpleName();
  }

  @Override
  public Session open(Case work, Samples samples, int threads) {
    return new Dl4jSession(work, network(work, samples.weights()), samples);
  }

  private static MultiLayerNetwork network(Case work, float[] weights) {
    Shape shape = work.shape();
    NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
        .updater(updater(work))
        .trainingWorkspaceMode(WorkspaceMode.ENABLED)
        .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
        .list();
    int last = shape.layers() - 1;
    for (int layer = 0; layer < last; layer++) {
      layers.layer(new DenseLayer.Builder()
          .nIn(shape.inputs(layer))
          .nOut(shape.units(layer))
          .activation(shape.hidden() == Hidden.TANH ? Activation.TANH : Activation.RELU)
          .build());
    }
    // MSE is the mean over the outputs, here one, of the squared error, not of its half.
    layers.layer(
        new OutputLayer.Builder(shape.classifies() ? LossFunction.MCXENT : LossFunction.MSE)
            .nIn(shape.inputs(last))
            .nOut(shape.units(last))
            .activation(shape.classifies() ? Activation.SOFTMAX : Activation.IDENTITY)
            .build());
    MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
    network.init();
    setWeights(network, shape, weights);
    return network;
  }

  private static IUpdater updater(Case work) {
    double rate = work.shape().classifies() ? work.learningRate() : work.learningRate() / 2;
    return work.work() == Work.ADAM ? new Adam(rate) : new Sgd(rate);
  }

  private static void setWeights(MultiLayerNetwork network, Shape shape, float[] weights) {
    int from = 0;
    for (int layer = 0; layer < shape.layers(); layer++) {
      int inputs = shape.inputs(layer);
      int units = shape.units(layer);
      float[] values = new float[inputs * units];
      System.arraycopy(weights, from, values, 0, values.length);
      INDArray matrix = Nd4j.create(values, new int[] {inputs, units}, 'c');
      network.getLayer(layer).setParam("W", matrix);
      network.getLayer(layer).setParam("b", Nd4j.zeros(1, units));
      from += values.length + units;
    }
  }
}
