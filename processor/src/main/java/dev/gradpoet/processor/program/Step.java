package dev.gradpoet.processor.program;

import dev.gradpoet.processor.nest.Part;
import java.util.List;

/**
 * What one layer computes in one direction.
 *
 * @param layer the layer
 * @param parts the computation, in order
 */
public record Step(Layer layer, List<Part> parts) {

  public Step {
    parts = List.copyOf(parts);
  }
}
