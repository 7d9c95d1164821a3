package dev.gradpoet.runtime;

import dev.gradpoet.runtime.internal.Shapes;
import java.util.List;

/**
 * One parameter tensor of a layer.
 *
 * @param name what it is within its layer: {@code weights} or {@code biases}
 * @param offset where it starts in {@link NeuralNetwork#parameters}
 * @param shape its extents, row-major: inputs × units, or units
 */
public record ParameterInfo(String name, int offset, List<Integer> shape) {

  /** Copies {@code shape}. */
  public ParameterInfo {
    shape = List.copyOf(shape);
  }

  /** The number of values. */
  public int size() {
    return Shapes.size(shape);
  }
}
