package dev.gradpoet.runtime.training;

/**
 * Into how many shards a batch is split.
 *
 * <p>That depends on the batch and the network only, never on the number of threads: the gradients of the shards are
 * added in their order, so the sum is the same bit for bit however many threads there are.
 */
final class Sharding {
  /** Every shard costs a gradient array and a pass over it. */
  static final int MOST = 16;
  /** Kernels that copy weights into buffers once per call want this many samples to spread the copy over. */
  static final int LEAST_SAMPLES = 32;
  /** Parameters from which on the gradients of several shards leave the second-level cache, and adding them up is not free. */
  static final int LARGE = 1 << 18;
  /** The same for large networks, but for the first two shards: two threads are worth that much. */
  static final int LEAST_SAMPLES_OF_LARGE = 64;
  /** Multiply-adds of a forward pass that take some 20 microseconds: what is less is not worth a hand-off. */
  static final long LEAST_WORK = 1 << 17;

  private Sharding() {}

  static int shards(int samples, int parameters) {
    long byWork = (long) samples * parameters / LEAST_WORK;
    int bySamples = samples / LEAST_SAMPLES;
    if (parameters >= LARGE) {
      bySamples = Math.max(Math.min(bySamples, 2), samples / LEAST_SAMPLES_OF_LARGE);
    }
    return (int) Math.max(1, Math.min(MOST, Math.min(bySamples, byWork)));
  }

  /** The first sample of shard {@code shard}, counted within the batch. */
  static int start(int shard, int shards, int samples) {
    // Small batches have one shard, and no time for divisions.
    return shard == 0 ? 0 : shard == shards ? samples : (int) ((long) samples * shard / shards);
  }

  /** The most samples that a shard of such a batch has. */
  static int largest(int samples, int parameters) {
    int shards = shards(samples, parameters);
    return (samples + shards - 1) / shards;
  }
}
