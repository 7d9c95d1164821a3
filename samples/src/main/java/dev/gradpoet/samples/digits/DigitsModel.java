package dev.gradpoet.samples.digits;

import dev.gradpoet.lab.data.Preprocessing;
import dev.gradpoet.runtime.io.Safetensors;
import dev.gradpoet.runtime.io.Weights;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A trained network with what has to be done to an image before: one is worth nothing without the other, so they are one file.
 *
 * @param network the network
 * @param preprocessing of the images
 */
record DigitsModel(DigitsNetwork network, Preprocessing preprocessing) {

  void save(Path file) throws IOException {
    Weights.of(network).metadata(preprocessing.toMap()).save(file);
  }

  static DigitsModel load(Path file) throws IOException {
    try (Safetensors tensors = Safetensors.open(file)) {
      Preprocessing preprocessing = Preprocessing.from(tensors.metadata());
      DigitsNetwork network = Weights.of(DigitsNetwork.create(0)).load(file);
      return new DigitsModel(network, preprocessing);
    }
  }

  /** The probability of each digit, for grey levels as they are in a file of images. */
  float[] predict(float... greyLevels) {
    return network.predict(preprocessing.apply(greyLevels));
  }
}
