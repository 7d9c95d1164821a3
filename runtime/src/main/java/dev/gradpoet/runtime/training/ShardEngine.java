package dev.gradpoet.runtime.training;

/**
 * Who computes the gradients of a batch's shards: {@link Trainer#engine}. Unless told, threads of this process do.
 *
 * <p>A trainer splits a batch into shards, by its size and the network only; whoever computes them, and in whichever order, it adds their
 * losses and gradients in the order of their numbers, and updates. So an engine that computes each shard as {@link Shard#accumulate} does, on
 * the same backend, changes no bit of a result.
 */
@FunctionalInterface
public interface ShardEngine {

  /**
   * Prepares for a run, whose listeners have been told the start. Called by the thread that trains.
   *
   * @param run where the network, its parameters and state, and the data are
   * @param shards the most shards that a batch of the run has, at least 1
   */
  ShardGradients start(Run run, int shards);
}
