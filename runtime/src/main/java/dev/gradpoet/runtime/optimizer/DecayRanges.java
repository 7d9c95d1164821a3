package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.ParameterInfo;
import java.util.Arrays;

/**
 * The parameters as consecutive ranges of equal weight decay, as the roles of the tensors tell: weights decay, biases do not.
 *
 * <p>A. Krogh, J. A. Hertz, A Simple Weight Decay Can Improve Generalization, NIPS 1991; that biases are left out
 * follows I. Goodfellow et al., Deep Learning, 2016, section 7.1.
 */
final class DecayRanges {
  private final int[] ends;
  private final float[] factors;

  private DecayRanges(int[] ends, float[] factors) {
    this.ends = ends;
    this.factors = factors;
  }

  static DecayRanges of(Architecture architecture, float weightDecay) {
    int[] ends = new int[2 * architecture.layers().size() + 1];
    float[] factors = new float[ends.length];
    int ranges = 0;
    for (LayerInfo layer : architecture.layers()) {
      for (ParameterInfo tensor : layer.parameters()) {
        float factor = tensor.role().decays() ? weightDecay : 0;
        if (ranges == 0 || factors[ranges - 1] != factor) {
          if (ranges == ends.length) {
            ends = Arrays.copyOf(ends, 2 * ranges);
            factors = Arrays.copyOf(factors, 2 * ranges);
          }
          factors[ranges++] = factor;
        }
        ends[ranges - 1] = tensor.offset() + tensor.size();
      }
    }
    return new DecayRanges(Arrays.copyOf(ends, ranges), Arrays.copyOf(factors, ranges));
  }

  int end(int range) {
    return ends[range];
  }

  float factor(int range) {
    return factors[range];
  }
}
