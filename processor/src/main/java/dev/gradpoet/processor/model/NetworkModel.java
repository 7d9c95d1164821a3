package dev.gradpoet.processor.model;

import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import java.util.List;

/**
 * A declared network.
 *
 * @param type the annotated type
 * @param inputs the number of values of one sample
 * @param loss what training minimises
 * @param huberDelta δ of the Huber loss
 * @param style what the generated code is written for
 * @param sampleWeights whether the loss of each sample has a weight
 * @param layers the layers in source order
 * @param lint what the generated class must say of warnings
 */
public record NetworkModel(
    DeclaredType type,
    int inputs,
    Loss loss,
    double huberDelta,
    Style style,
    boolean sampleWeights,
    List<LayerModel> layers,
    Lint lint) {

  public NetworkModel {
    layers = List.copyOf(layers);
  }

  /** The same network, written for another purpose. */
  public NetworkModel withStyle(Style other) {
    return new NetworkModel(type, inputs, loss, huberDelta, other, sampleWeights, layers, lint);
  }

  /** The number of values of one prediction. */
  public int outputs() {
    for (int i = layers.size() - 1; i >= 0; i--) {
      if (layers.get(i) instanceof DenseModel dense) {
        return dense.units();
      }
    }
    return inputs;
  }

  /** Whether a layer draws random numbers in training. */
  public boolean hasDropout() {
    return layers.stream().anyMatch(DropoutModel.class::isInstance);
  }
}
