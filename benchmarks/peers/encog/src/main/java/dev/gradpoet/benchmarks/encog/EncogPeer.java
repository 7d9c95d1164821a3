package dev.gradpoet.benchmarks.encog;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Hidden;
import dev.gradpoet.benchmarks.Peer;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.benchmarks.Shape;
import org.encog.engine.network.activation.ActivationFunction;
import org.encog.engine.network.activation.ActivationLinear;
import org.encog.engine.network.activation.ActivationReLU;
import org.encog.engine.network.activation.ActivationSoftMax;
import org.encog.engine.network.activation.ActivationTANH;
import org.encog.neural.networks.BasicNetwork;
import org.encog.neural.networks.layers.BasicLayer;

/** Encog, in double, on one thread: it divides no mini-batch among threads. */
public final class EncogPeer implements Peer {

  @Override
  public String version() {
    return "Encog 3.4";
  }

  @Override
  public Session open(Case work, Samples samples, int threads) {
    return new EncogSession(work, network(work.shape(), samples.weights()), samples);
  }

  private static BasicNetwork network(Shape shape, float[] weights) {
    BasicNetwork network = new BasicNetwork();
    network.addLayer(new BasicLayer(null, true, shape.inputs()));
    for (int layer = 0; layer < shape.layers(); layer++) {
      boolean last = layer == shape.layers() - 1;
      network.addLayer(
          new BasicLayer(last ? output(shape) : hidden(shape), !last, shape.units(layer)));
    }
    network.getStructure().finalizeStructure();
    int from = 0;
    for (int layer = 0; layer < shape.layers(); layer++) {
      for (int i = 0; i <= shape.inputs(layer); i++) {
        for (int u = 0; u < shape.units(layer); u++) {
          network.setWeight(layer, i, u, weights[from++]);
        }
      }
    }
    return network;
  }

  private static ActivationFunction hidden(Shape shape) {
    return shape.hidden() == Hidden.TANH ? new ActivationTANH() : new ActivationReLU();
  }

  private static ActivationFunction output(Shape shape) {
    return shape.classifies() ? new ActivationSoftMax() : new ActivationLinear();
  }
}
