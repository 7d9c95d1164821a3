package dev.gradpoet.benchmarks.smile;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Hidden;
import dev.gradpoet.benchmarks.Peer;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.benchmarks.Shape;
import dev.gradpoet.benchmarks.Work;
import smile.base.mlp.LayerBuilder;
import smile.math.TimeFunction;

/** Smile's multilayer perceptron, in double, over OpenBLAS. */
public final class SmilePeer implements Peer {
  @Override
  public String version() {
    return "Smile 3.1.1";
  }

  @Override
  public Session open(Case work, Samples samples, int threads) {
    if (work.work() == Work.ADAM) {
      throw new UnsupportedOperationException("has no Adam");
    }
    LayerBuilder[] layers = layers(work.shape(), samples.weights());
    double[][] x = rows(samples.x(), work.shape().inputs());
    TimeFunction rate = TimeFunction.constant(work.learningRate());
    return work.shape().classifies()
        ? new SmileClassifier(work, layers, rate, x, samples.classes())
        : new SmileRegression(work, layers, rate, x, samples.targets());
  }

  private static LayerBuilder[] layers(Shape shape, float[] weights) {
    LayerBuilder[] layers = new LayerBuilder[shape.layers() + 1];
    layers[0] = smile.base.mlp.Layer.input(shape.inputs());
    int from = 0;
    for (int layer = 0; layer < shape.layers(); layer++) {
      layers[layer + 1] = new StartedLayer(shape, layer, weights, from);
      from += (shape.inputs(layer) + 1) * shape.units(layer);
    }
    return layers;
  }

  static double[] row(float[] values, int index, int width) {
    double[] row = new double[width];
    for (int i = 0; i < width; i++) {
      row[i] = values[index * width + i];
    }
    return row;
  }

  private static double[][] rows(float[] values, int width) {
    double[][] rows = new double[values.length / width][];
    for (int s = 0; s < rows.length; s++) {
      rows[s] = row(values, s, width);
    }
    return rows;
  }

  /** What the session says of its steps. */
  static String note(Case work) {
    String tanh = work.shape().hidden() == Hidden.TANH ? "; derivative of tanh corrected" : "";
    String update = work.work() == Work.GRADIENT ? "; with the update of the parameters" : "";
    return "double" + tanh + update;
  }
}
