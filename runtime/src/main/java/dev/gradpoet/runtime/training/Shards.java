package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.internal.Nullable;

/** The gradient of a batch, shard by shard: each has a fork of the network, with its own gradient and dropout. */
final class Shards implements Work {
  private final NeuralNetwork[] networks;
  private final Dataset data;
  private final int @Nullable [] order;
  private final long seed;
  private final Dataset[] gathered;
  private final double[] losses;

  private int from;
  private int samples;
  private int count;
  private long update;

  /**
   * @param networks one for each shard of the largest batch
   * @param order the samples in the order of the epoch, or null for that of the dataset
   * @param batchSize the size of the batches, but for the last of an epoch
   */
  Shards(NeuralNetwork[] networks, Dataset data, int @Nullable [] order, int batchSize, long seed) {
    this.networks = networks;
    this.data = data;
    this.order = order;
    this.seed = seed;
    int parameters = networks[0].parameters().length;
    // A smaller batch may have fewer shards, and those may be larger.
    int rest = Math.max(1, data.size() % batchSize);
    int width =
        Math.max(Sharding.largest(batchSize, parameters), Sharding.largest(rest, parameters));
    int room = order == null || batchSize == 1 ? 0 : width;
    this.gathered = new Dataset[networks.length];
    for (int shard = 0; shard < networks.length; shard++) {
      gathered[shard] = data.room(room);
    }
    this.losses = new double[networks.length];
  }

  /** Makes the batch of samples {@code from} to {@code from + samples - 1} of the order the one to run. */
  void batch(int from, int samples, long update) {
    this.from = from;
    this.samples = samples;
    this.update = update;
    this.count = Sharding.shards(samples, networks[0].parameters().length);
  }

  @Override
  public void run(int shard, int slot) {
    int start = Sharding.start(shard, count, samples);
    int size = Sharding.start(shard + 1, count, samples) - start;
    NeuralNetwork network = networks[shard];
    network.dropoutSeed(Seeds.dropout(seed, update, shard));
    if (order == null || size == 1) {
      losses[shard] = Pass.accumulate(network, data, sample(start), size);
    } else {
      data.gather(order, from + start, size, gathered[shard]);
      losses[shard] = Pass.accumulate(network, gathered[shard], 0, size);
    }
  }

  /** The index in the dataset of sample {@code i} of the batch. */
  int sample(int i) {
    return order == null ? from + i : order[from + i];
  }

  /** The number of samples of the batch. */
  int samples() {
    return samples;
  }

  /** The number of shards of the batch. */
  int count() {
    return count;
  }

  /** The loss summed over the batch, in the order of the shards. */
  double loss() {
    double sum = 0;
    for (int shard = 0; shard < count; shard++) {
      sum += losses[shard];
    }
    return sum;
  }

  Dataset data() {
    return data;
  }

  NeuralNetwork network() {
    return networks[0];
  }

  /** The gradients of the shards of the largest batch, live. */
  float[][] gradients() {
    float[][] gradients = new float[networks.length][];
    for (int shard = 0; shard < networks.length; shard++) {
      gradients[shard] = networks[shard].gradient();
    }
    return gradients;
  }
}
