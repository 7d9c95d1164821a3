package dev.gradpoet.runtime.training;

/** Computes the gradients of one run's batches, shard by shard. All is called by the thread that trains. */
public interface ShardGradients extends AutoCloseable {

  /**
   * Computes the shards 0 to {@code batch.shards() - 1} with the parameters that the run's network has: adds the gradient of each to
   * {@link #gradient}, which is zero, and puts its loss, summed over its samples, into {@code losses}. What this throws ends training and
   * reaches the caller; the parameters are those before the batch.
   *
   * @param batch what is to be computed; valid during the call only
   * @param losses receives a loss for each shard, by its number
   */
  void compute(ShardBatch batch, double[] losses);

  /**
   * The gradient of a shard, in the layout of {@code NeuralNetwork.parameters()}: always the same array for one number, and another one for
   * each. The trainer uses it, and clears it, between two calls of {@link #compute}.
   */
  float[] gradient(int shard);

  /** Ends what {@link ShardEngine#start} began: called once, also when training ends with an exception. */
  @Override
  default void close() {}
}
