package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.nest.Nest;
import java.util.List;

/**
 * What one layer computes in one direction.
 *
 * @param layer the layer
 * @param nests the computation, in order
 */
public record Step(LayerModel layer, List<Nest> nests) {

  public Step {
    nests = List.copyOf(nests);
  }
}
