package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.NeuralNetwork;
import java.io.Serializable;

/**
 * Some samples of a batch whose gradient is computed together: beside the network with its parameters, and the data, all that this takes.
 * Immutable.
 */
public final class Shard implements Serializable {
  private static final long serialVersionUID = 1;

  private final int index;
  private final int[] samples;
  private final long seed;

  /** @param samples indices in the data; kept, not copied */
  Shard(int index, int[] samples, long seed) {
    this.index = index;
    this.samples = samples;
    this.seed = seed;
  }

  /** Its number in the batch, counted from 0. */
  public int index() {
    return index;
  }

  /** The indices of its samples in the data of the run, in order: a copy. */
  public int[] samples() {
    return samples.clone();
  }

  /**
   * Adds the gradient of these samples of {@code data} to that of {@code network}, dropout drawn from the seed of this shard.
   *
   * @param network the network of the run, a fork, or another instance of its class with the same parameters and state
   * @param data the data of the run, or a copy
   * @return the loss, summed over the samples
   */
  public double accumulate(NeuralNetwork network, Dataset data) {
    network.dropoutSeed(seed);
    return Pass.accumulate(network, data.subset(samples), 0, samples.length);
  }
}
