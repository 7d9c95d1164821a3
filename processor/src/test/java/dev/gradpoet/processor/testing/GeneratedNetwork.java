package dev.gradpoet.processor.testing;

import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.runtime.Layer;
import dev.gradpoet.runtime.NeuralNetwork;
import java.lang.reflect.InvocationTargetException;

/**
 * A generated class, ready to run.
 *
 * @param model what it was generated from
 * @param type the class
 * @param classFile its class file
 */
public record GeneratedNetwork(NetworkModel model, Class<?> type, byte[] classFile) {

  /** A network with the weights that {@code seed} draws. */
  public NeuralNetwork create(long seed) {
    try {
      return (NeuralNetwork) type.getMethod("create", long.class).invoke(null, seed);
    } catch (ReflectiveOperationException e) {
      throw failure(e);
    }
  }

  /** A network over {@code parameters}. */
  public NeuralNetwork over(float[] parameters) {
    try {
      return (NeuralNetwork) type.getConstructor(float[].class).newInstance((Object) parameters);
    } catch (ReflectiveOperationException e) {
      throw failure(e);
    }
  }

  /** What the accessor of a layer returns. */
  public static Layer layer(NeuralNetwork network, String name) {
    try {
      return (Layer) network.getClass().getMethod(name).invoke(network);
    } catch (ReflectiveOperationException e) {
      throw failure(e);
    }
  }

  private static RuntimeException failure(ReflectiveOperationException e) {
    if (e instanceof InvocationTargetException && e.getCause() instanceof RuntimeException cause) {
      return cause;
    }
    return new IllegalStateException(e);
  }
}
