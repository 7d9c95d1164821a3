package dev.gradpoet.runtime;

import dev.gradpoet.runtime.internal.Shapes;
import java.util.List;

/**
 * What enters a network, or a layer of it.
 *
 * @param name of an input of the network, its name; of a layer, the name of the input or of the layer that the values come from
 * @param shape its extents, row-major, each at least 1: [values], or for an image [height, width, channels]
 */
public record InputInfo(String name, List<Integer> shape) {

  /** Copies {@code shape}. */
  public InputInfo {
    shape = Shapes.positive("input", name, shape);
  }

  /** The number of values. */
  public int size() {
    return Shapes.size(shape);
  }

  /** The number of values of all of them. */
  static int size(List<InputInfo> inputs) {
    int size = 0;
    for (InputInfo input : inputs) {
      size = Math.addExact(size, input.size());
    }
    return size;
  }
}
