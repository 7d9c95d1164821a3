package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.DropoutModel;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Tensor;
import java.util.List;

/**
 * The forward pass of one layer: all that there is to write for a kind of layer.
 *
 * @param nests the computation
 * @param value what the layer hands to the next
 */
record Forward(List<Nest> nests, Tensor value) {

  Forward {
    nests = List.copyOf(nests);
  }

  /** The registry of layer kinds. */
  static Forward of(LayerModel layer, Tensor input) {
    if (layer instanceof DenseModel dense) {
      return DenseForward.of(dense, input);
    }
    return DropoutForward.of((DropoutModel) layer, input);
  }
}
