package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Shape;
import dev.gradpoet.benchmarks.Work;
import dev.gradpoet.runtime.Backend;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.matrix.VectorWarmUp;
import dev.gradpoet.runtime.optimizer.Adam;
import dev.gradpoet.runtime.optimizer.Optimizer;
import dev.gradpoet.runtime.optimizer.SGD;
import java.util.Map;
import java.util.function.Function;

/** The generated networks by their shape, and how a case updates them. */
public final class Networks {
  private static final Map<String, Function<float[], NeuralNetwork>> BY_SHAPE = Map.ofEntries(
      Map.entry("2-8-1", SurfaceNetwork::new),
      Map.entry("4-16-3", FlowersNetwork::new),
      Map.entry("784-128-10", DigitsNetwork::new),
      Map.entry("784-512-512-10", WideNetwork::new),
      Map.entry("16-16-10", Widths_W16Network::new),
      Map.entry("17-17-10", Widths_W17Network::new),
      Map.entry("32-32-10", Widths_W32Network::new),
      Map.entry("64-64-10", Widths_W64Network::new),
      Map.entry("100-100-10", Widths_W100Network::new),
      Map.entry("128-128-10", Widths_W128Network::new),
      Map.entry("256-256-10", Widths_W256Network::new),
      Map.entry("257-257-10", Widths_W257Network::new),
      Map.entry("512-512-10", Widths_W512Network::new),
      Map.entry("1000-1000-10", Widths_W1000Network::new),
      Map.entry("1024-1024-10", Widths_W1024Network::new),
      Map.entry("2048-2048-10", Widths_W2048Network::new));

  private Networks() {}

  /** A network of that shape over its own copy of {@code parameters}. */
  public static NeuralNetwork of(Shape shape, float[] parameters) {
    Function<float[], NeuralNetwork> constructor = BY_SHAPE.get(shape.toString());
    if (constructor == null) {
      throw new UnsupportedOperationException("no network " + shape + " is declared");
    }
    return constructor.apply(parameters.clone());
  }

  /** The same, once what it computes with is compiled: a network begins in plain Java, and goes on with vectors later. */
  public static NeuralNetwork warm(Shape shape, float[] parameters) {
    NeuralNetwork network = of(shape, parameters);
    try {
      if (network.backend() == Backend.SIMD && !VectorWarmUp.await()) {
        throw new IllegalStateException("products with vectors were not compiled");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return network;
  }

  /** The update rule of the case. */
  public static Optimizer optimizer(Case work) {
    return work.work() == Work.ADAM ? new Adam(work.learningRate()) : new SGD(work.learningRate());
  }
}
