package dev.gradpoet.processor.testing;

import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.DropoutModel;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.runtime.SplitMix64;
import java.util.HashMap;
import java.util.Map;

/** Draws the masks of dropout as generated code draws them: sample by sample, layer by layer, value by value. */
public final class Masks {
  private Masks() {}

  /** The factors of each dropout layer, sample by sample, from a generator at {@code seed}. */
  public static Map<String, double[]> replay(NetworkModel network, long seed, int samples) {
    SplitMix64 random = new SplitMix64(seed);
    Map<String, double[]> masks = new HashMap<>();
    for (int s = 0; s < samples; s++) {
      int width = network.inputs();
      for (LayerModel layer : network.layers()) {
        if (layer instanceof DenseModel dense) {
          width = dense.units();
          continue;
        }
        float rate = (float) ((DropoutModel) layer).rate();
        int size = width * samples;
        double[] mask = masks.computeIfAbsent(layer.name(), key -> new double[size]);
        for (int k = 0; k < width; k++) {
          mask[s * width + k] = random.nextFloat() < rate ? 0 : 1 / (1 - rate);
        }
      }
    }
    return masks;
  }
}
