package dev.gradpoet.benchmarks.smile;

import dev.gradpoet.benchmarks.Hidden;
import dev.gradpoet.benchmarks.Shape;
import java.util.Arrays;
import smile.base.mlp.ActivationFunction;
import smile.base.mlp.Cost;
import smile.base.mlp.HiddenLayer;
import smile.base.mlp.Layer;
import smile.base.mlp.LayerBuilder;
import smile.base.mlp.OutputFunction;
import smile.base.mlp.OutputLayer;
import smile.math.matrix.Matrix;

/** Builds a layer that starts from given weights; Smile's own builders draw them. */
final class StartedLayer extends LayerBuilder {
  private final Shape shape;
  private final int layer;
  private final float[] weights;
  private final int from;

  StartedLayer(Shape shape, int layer, float[] weights, int from) {
    super(shape.units(layer), 0);
    this.shape = shape;
    this.layer = layer;
    this.weights = weights;
    this.from = from;
  }

  @Override
  public Layer build(int inputs) {
    return layer == shape.layers() - 1 ? new Output(this, inputs) : new Inner(this, inputs);
  }

  private void fill(Matrix matrix, double[] bias) {
    for (int i = 0; i < shape.inputs(layer); i++) {
      for (int u = 0; u < neurons; u++) {
        matrix.set(u, i, weights[from + i * neurons + u]);
      }
    }
    Arrays.fill(bias, 0);
  }

  private static final class Inner extends HiddenLayer {
    private static final long serialVersionUID = 1L;

    Inner(StartedLayer start, int inputs) {
      super(start.neurons, inputs, 0, function(start.shape.hidden()));
      start.fill(weight, bias);
    }

    private static ActivationFunction function(Hidden hidden) {
      return hidden == Hidden.TANH ? new Tanh() : ActivationFunction.rectifier();
    }
  }

  /** Smile's own has (1 − y)² for the derivative 1 − y², and does not learn the case. */
  private static final class Tanh implements ActivationFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public String name() {
      return "TANH";
    }

    @Override
    public void f(double[] x) {
      for (int i = 0; i < x.length; i++) {
        x[i] = Math.tanh(x[i]);
      }
    }

    @Override
    public void g(double[] g, double[] y) {
      for (int i = 0; i < y.length; i++) {
        g[i] *= 1 - y[i] * y[i];
      }
    }
  }

  private static final class Output extends OutputLayer {
    private static final long serialVersionUID = 1L;

    Output(StartedLayer start, int inputs) {
      super(
          start.neurons,
          inputs,
          start.shape.classifies() ? OutputFunction.SOFTMAX : OutputFunction.LINEAR,
          start.shape.classifies() ? Cost.LIKELIHOOD : Cost.MEAN_SQUARED_ERROR);
      start.fill(weight, bias);
    }
  }
}
