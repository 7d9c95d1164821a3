package dev.gradpoet.runtime;

import dev.gradpoet.runtime.internal.Shapes;
import java.util.List;

/**
 * One parameter tensor of a layer.
 *
 * @param name what it is within its layer: {@code weights} and {@code biases} of a dense layer or a convolution
 * @param role what it is for
 * @param offset where it starts in {@link NeuralNetwork#parameters}
 * @param shape its extents, row-major, the last one fastest: weights of a dense layer are inputs × units, those of a convolution kernel
 *     height × kernel width × input channels × filters, or kernel × input channels × filters; biases are units, or filters
 */
public record ParameterInfo(String name, ParameterRole role, int offset, List<Integer> shape)
    implements TensorInfo {

  /** Copies {@code shape}. */
  public ParameterInfo {
    shape = Shapes.positive("parameter", name, shape);
  }
}
