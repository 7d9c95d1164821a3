package dev.gradpoet.runtime.initialization;

import dev.gradpoet.runtime.SplitMix64;

/**
 * Standard normal numbers, two by two. Not thread-safe.
 *
 * <p>G. E. P. Box, M. E. Muller, A Note on the Generation of Random Normal Deviates, 1958. {@link StrictMath}, so that
 * a seed gives the same weights on every machine.
 */
final class Gaussian {
  private final SplitMix64 random;
  private double spare;
  private boolean hasSpare;

  Gaussian(SplitMix64 random) {
    this.random = random;
  }

  double next() {
    if (hasSpare) {
      hasSpare = false;
      return spare;
    }
    // 1 − u is in (0, 1]: its logarithm is finite.
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(random)));
    double angle = 2 * Math.PI * uniform(random);
    spare = radius * StrictMath.sin(angle);
    hasSpare = true;
    return radius * StrictMath.cos(angle);
  }

  /** Uniform in [0, 1), a multiple of 2⁻⁵³. */
  static double uniform(SplitMix64 random) {
    return (random.nextLong() >>> 11) * 0x1p-53;
  }
}
