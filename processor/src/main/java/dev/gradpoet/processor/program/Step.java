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

  @Override
  public boolean equals(Object other) {
    return other instanceof Step that && layer.equals(that.layer) && parts.equals(that.parts);
  }

  @Override
  public int hashCode() {
    return 31 * layer.hashCode() + parts.hashCode();
  }
}
