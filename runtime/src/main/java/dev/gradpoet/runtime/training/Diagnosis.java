package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterInfo;
import dev.gradpoet.runtime.internal.Finite;
import dev.gradpoet.runtime.internal.Nullable;
import java.util.List;

/** Finds where a batch with unchanged parameters has its first value that is not finite: it runs the batch again. */
final class Diagnosis {
  private final Step step;
  private final NeuralNetwork network;
  private final List<LayerInfo> layers;
  private final Run run;

  private int firstLayer;
  private float found;

  Diagnosis(Step step, Run run) {
    this.step = step;
    this.run = run;
    this.network = run.network();
    this.layers = network.architecture().layers();
  }

  /** @param badParameter the index of the first parameter of which the update left something that is not finite, or −1 */
  NonFiniteException of(double loss, int badParameter) {
    if (findActivation()) {
      return found("has an activation of " + found);
    }
    if (findGradient()) {
      return found("has a gradient of " + found + ", with finite activations");
    }
    if (badParameter >= 0) {
      firstLayer = layerOf(badParameter);
      return found(
          findState(badParameter)
              ? "gets " + found
                  + " in the state of the optimizer from the update, with finite gradients:"
                  + " clipValue(...) limits them"
              : "gets a parameter that is not finite from the update, with finite gradients");
    }
    return exception(null, "the loss is " + loss + ", with finite activations and gradients");
  }

  private NonFiniteException found(String what) {
    String layer = layers.get(firstLayer).name();
    return exception(layer, "layer '" + layer + "' " + what);
  }

  private NonFiniteException exception(@Nullable String layer, String what) {
    return new NonFiniteException(run.epoch(), run.batches() + 1, layer, what);
  }

  /** The first layer with a bad activation, whichever sample has it. */
  private boolean findActivation() {
    firstLayer = layers.size();
    ShardBatch batch = step.batch();
    for (int i = 0; i < batch.samples(); i++) {
      network.activations(batch.data().x(), batch.sample(i), this::activations);
    }
    return firstLayer < layers.size();
  }

  private void activations(String layer, float[] values) {
    int bad = Finite.firstNonFinite(values, 0, values.length);
    int index = bad < 0 ? layers.size() : index(layer);
    if (index < firstLayer) {
      firstLayer = index;
      found = values[bad];
    }
  }

  private int index(String layer) {
    int index = 0;
    while (!layers.get(index).name().equals(layer)) {
      index++;
    }
    return index;
  }

  /** The last layer with a bad gradient: the first in the backward pass. */
  private boolean findGradient() {
    float[] gradient = step.gradientAgain();
    for (firstLayer = layers.size() - 1; firstLayer >= 0; firstLayer--) {
      for (ParameterInfo tensor : layers.get(firstLayer).parameters()) {
        int bad = Finite.firstNonFinite(gradient, tensor.offset(), tensor.offset() + tensor.size());
        if (bad >= 0) {
          found = gradient[bad];
          return true;
        }
      }
    }
    return false;
  }

  /** What the optimizer remembers of that parameter, if it is not finite: the squares of large gradients are not. */
  private boolean findState(int parameter) {
    for (float[] buffer : run.optimizer().buffers()) {
      if (!Float.isFinite(buffer[parameter])) {
        found = buffer[parameter];
        return true;
      }
    }
    return false;
  }

  private int layerOf(int parameter) {
    int index = 0;
    for (int l = 0; l < layers.size(); l++) {
      for (ParameterInfo tensor : layers.get(l).parameters()) {
        index = tensor.offset() <= parameter ? l : index;
      }
    }
    return index;
  }
}
