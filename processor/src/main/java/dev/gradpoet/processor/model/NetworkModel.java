package dev.gradpoet.processor.model;

import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.declared.Lint;
import java.util.List;

/**
 * A declared network.
 *
 * @param type the annotated type
 * @param input the shape of one sample
 * @param loss what training minimises
 * @param huberDelta δ of the Huber loss
 * @param style what the generated code is written for
 * @param sampleWeights whether the loss of each sample has a weight
 * @param layers the layers in source order
 * @param lint what the generated class must say of warnings
 */
public record NetworkModel(
    DeclaredType type,
    Shape input,
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
    return new NetworkModel(type, input, loss, huberDelta, other, sampleWeights, layers, lint);
  }

  /** The number of values of one sample. */
  public int inputs() {
    return Math.toIntExact(input.size());
  }

  /** The last layer: what it computes is the prediction. */
  public LayerModel output() {
    return layers.get(layers.size() - 1);
  }

  /** Whether a layer reads what {@code layer} computes. */
  public boolean isRead(LayerModel layer) {
    for (LayerModel other : layers) {
      if (other.inputs().contains(layer.name())) {
        return true;
      }
    }
    return false;
  }
}
