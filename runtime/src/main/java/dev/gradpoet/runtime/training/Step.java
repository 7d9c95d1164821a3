package dev.gradpoet.runtime.training;

import java.util.Arrays;

/** One update: the gradient of a batch, then the change of the parameters, or an exception and no change. */
final class Step {
  private final ShardBatch batch;
  private final ShardGradients gradients;
  private final float[][] gradientOfShards;
  private final double[] losses;
  private final Update update;
  private final LossReduction reduction;

  /** @param shards the most shards of a batch */
  Step(Crew crew, ShardBatch batch, ShardGradients gradients, int shards, Run run) {
    this.batch = batch;
    this.gradients = gradients;
    this.losses = new double[shards];
    this.gradientOfShards = new float[shards][];
    for (int shard = 0; shard < shards; shard++) {
      gradientOfShards[shard] = gradients.gradient(shard);
    }
    TrainingOptions options = run.options();
    this.reduction = options.reduction;
    this.update = new Update(
        crew,
        run.optimizer(),
        run.network().parameters(),
        gradientOfShards,
        options.valueLimit,
        options.normLimit);
  }

  /**
   * Runs the batch of samples {@code from} to {@code from + count - 1} of the order, the next of {@code run};
   * returns the loss summed over it.
   */
  double run(Run run, int from, int count) {
    batch.set(from, count, run.updates());
    gradients.compute(batch, losses);
    double loss = loss();
    int bad = -1;
    boolean finite = Math.abs(loss) <= Double.MAX_VALUE;
    if (finite) {
      bad = update.run(batch.shards(), run.learningRate(), reduction.scale(count));
      finite = bad < 0;
    }
    if (!finite) {
      throw new Diagnosis(this, run).of(loss, bad);
    }
    return loss;
  }

  /** The loss summed over the batch, in the order of the shards. */
  private double loss() {
    double sum = 0;
    for (int shard = 0; shard < batch.shards(); shard++) {
      sum += losses[shard];
    }
    return sum;
  }

  ShardBatch batch() {
    return batch;
  }

  /** The gradient of the batch, computed once more. */
  float[] gradientAgain() {
    for (float[] gradient : gradientOfShards) {
      Arrays.fill(gradient, 0);
    }
    gradients.compute(batch, losses);
    float[] sum = gradientOfShards[0];
    Update.sum(gradientOfShards, batch.shards(), 0, sum.length);
    return sum;
  }
}
