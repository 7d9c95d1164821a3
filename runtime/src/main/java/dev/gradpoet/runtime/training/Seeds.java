package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.SplitMix64;

/** Seeds that depend on nothing but where training is, so that it can be resumed anywhere. */
final class Seeds {
  private static final long SHUFFLING = 0x53485546464c45L;
  private static final long DROPOUT = 0x44524f504f5554L;

  private Seeds() {}

  static long shuffling(long seed, int epoch) {
    return SplitMix64.mix(SplitMix64.mix(seed + SHUFFLING) + epoch);
  }

  static long dropout(long seed, long update, int shard) {
    return SplitMix64.mix(SplitMix64.mix(SplitMix64.mix(seed + DROPOUT) + update) + shard);
  }
}
