package dev.gradpoet.runtime;

import dev.gradpoet.runtime.internal.Shapes;
import java.util.List;

/**
 * One parameter tensor of a layer.
 *
 * @param name what it is within its layer: {@code weights} and {@code biases} of a dense layer
 * @param role what it is for
 * @param offset where it starts in {@link NeuralNetwork#parameters}
 * @param shape its extents, row-major: inputs × units, or units
 */
public record ParameterInfo(String name, ParameterRole role, int offset, List<Integer> shape)
    implements TensorInfo {

  /** Copies {@code shape}. */
  public ParameterInfo {
    shape = Shapes.positive("parameter", name, shape);
  }
}
