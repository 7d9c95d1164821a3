package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.NeuralNetwork;

/** Computes shards in threads of this process: each has a fork of the network, with its own gradient and dropout. */
final class LocalGradients implements ShardGradients, Work {
  private final Crew crew;
  private final NeuralNetwork[] networks;
  private final Dataset[] gathered;

  private ShardBatch batch;
  private double[] losses = {};

  /**
   * @param networks one for each shard of the largest batch
   * @param batch the batches to come
   * @param room how many samples of a shard to have room for
   */
  LocalGradients(Crew crew, NeuralNetwork[] networks, ShardBatch batch, int room) {
    this.crew = crew;
    this.networks = networks;
    this.batch = batch;
    this.gathered = new Dataset[networks.length];
    for (int shard = 0; shard < networks.length; shard++) {
      gathered[shard] = batch.data().room(room);
    }
  }

  @Override
  public void compute(ShardBatch next, double[] lossOfShards) {
    batch = next;
    losses = lossOfShards;
    crew.run(this, batch.shards());
  }

  @Override
  public void run(int shard, int slot) {
    NeuralNetwork network = networks[shard];
    network.dropoutSeed(batch.dropoutSeed(shard));
    if (batch.isContiguous(shard)) {
      int first = batch.sample(batch.start(shard));
      losses[shard] = Pass.accumulate(network, batch.data(), first, batch.size(shard));
    } else {
      batch.gather(shard, gathered[shard]);
      losses[shard] = Pass.accumulate(network, gathered[shard], 0, batch.size(shard));
    }
  }

  @Override
  public float[] gradient(int shard) {
    return networks[shard].gradient();
  }
}
