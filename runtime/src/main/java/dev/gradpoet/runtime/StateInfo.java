package dev.gradpoet.runtime;

import dev.gradpoet.runtime.internal.Shapes;
import java.util.List;

/**
 * One tensor of a layer that is no parameter, as a running mean: predictions depend on it, but no optimizer changes it.
 *
 * @param name what it is within its layer
 * @param offset where it starts in {@link NeuralNetwork#state}
 * @param shape its extents, row-major
 */
public record StateInfo(String name, int offset, List<Integer> shape) implements TensorInfo {

  /** Copies {@code shape}. */
  public StateInfo {
    shape = Shapes.positive("state", name, shape);
  }
}
