package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.internal.Nullable;
import java.util.Objects;

/** One batch as shards, for a {@link ShardGradients} to compute. Live: the trainer makes it the next batch. */
public final class ShardBatch {
  private final Dataset data;
  private final int @Nullable [] order;
  private final int parameters;
  private final long seed;

  private int from;
  private int samples;
  private int shards;
  private long update;

  /**
   * @param order the samples in the order of the epoch, or null for that of the dataset
   * @param parameters how many parameters the network has
   */
  ShardBatch(Dataset data, int @Nullable [] order, int parameters, long seed) {
    this.data = data;
    this.order = order;
    this.parameters = parameters;
    this.seed = seed;
  }

  /** Makes this the batch of samples {@code from} to {@code from + samples - 1} of the order. */
  void set(int from, int samples, long update) {
    this.from = from;
    this.samples = samples;
    this.update = update;
    this.shards = Sharding.shards(samples, parameters);
  }

  /** How many updates of the parameters were done before. */
  public long update() {
    return update;
  }

  /** The number of samples. */
  public int samples() {
    return samples;
  }

  /** The number of shards, at least 1: it depends on the number of samples and of parameters only. */
  public int shards() {
    return shards;
  }

  /**
   * What is to be computed as shard {@code index}: may be kept, and sent elsewhere.
   *
   * @throws IndexOutOfBoundsException if there is no such shard
   */
  public Shard shard(int index) {
    Objects.checkIndex(index, shards);
    int[] indices = new int[size(index)];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = sample(start(index) + i);
    }
    return new Shard(index, indices, dropoutSeed(index));
  }

  /** The first sample of a shard, counted within the batch. */
  int start(int shard) {
    return Sharding.start(shard, shards, samples);
  }

  int size(int shard) {
    return start(shard + 1) - start(shard);
  }

  /** The index in the dataset of sample {@code i} of the batch. */
  int sample(int i) {
    return order == null ? from + i : order[from + i];
  }

  long dropoutSeed(int shard) {
    return Seeds.dropout(seed, update, shard);
  }

  /** Whether the samples of a shard lie side by side in the dataset. */
  boolean isContiguous(int shard) {
    return order == null || size(shard) == 1;
  }

  /** Copies the samples of a shard into the first rows of {@code target}, which has room for them. */
  void gather(int shard, Dataset target) {
    data.gather(Objects.requireNonNull(order), from + start(shard), size(shard), target);
  }

  Dataset data() {
    return data;
  }
}
