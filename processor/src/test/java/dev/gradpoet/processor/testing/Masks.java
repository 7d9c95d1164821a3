package dev.gradpoet.processor.testing;

import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.program.Draw;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.runtime.SplitMix64;
import java.util.HashMap;
import java.util.Map;

/** Draws the masks of dropout as generated code draws them: sample by sample, layer by layer, value by value. */
public final class Masks {
  private Masks() {}

  /** The factors of each dropout layer, sample by sample, from a generator at {@code seed}. */
  public static Map<String, double[]> replay(NetworkModel network, long seed, int samples) {
    Program program = Derivation.of(network);
    SplitMix64 random = new SplitMix64(seed);
    Map<String, double[]> masks = new HashMap<>();
    for (int s = 0; s < samples; s++) {
      for (Layer layer : program.layers()) {
        for (Draw draw : layer.draws()) {
          int width = draw.tensor().size(1);
          float rate = (float) draw.rate();
          double[] mask = masks.computeIfAbsent(layer.name(), key -> new double[width * samples]);
          for (int k = 0; k < width; k++) {
            mask[s * width + k] = random.nextFloat() < rate ? 0 : 1 / (1 - rate);
          }
        }
      }
    }
    return masks;
  }
}
