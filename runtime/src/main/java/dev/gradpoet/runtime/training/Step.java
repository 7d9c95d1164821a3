package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.optimizer.OptimizerState;

/** One update: the gradient of a batch, then the change of the parameters, or an exception and no change. */
final class Step {
  private final Crew crew;
  private final Shards shards;
  private final Update update;
  private final LossReduction reduction;
  private final double learningRate;

  private long updates;

  Step(Crew crew, Shards shards, TrainingOptions options) {
    this.crew = crew;
    this.shards = shards;
    this.reduction = options.reduction;
    this.learningRate = options.optimizer.learningRate();
    OptimizerState state = options.optimizer.start(shards.network().architecture());
    this.update = new Update(
        crew,
        state,
        shards.network().parameters(),
        shards.gradients(),
        options.valueLimit,
        options.normLimit);
  }

  /**
   * Runs the batch of samples {@code from} to {@code from + count - 1} of the order; returns the loss summed over it.
   */
  double run(int epoch, int batch, int from, int count) {
    shards.batch(from, count, updates);
    crew.run(shards, shards.count());
    double loss = shards.loss();
    int bad = -1;
    boolean finite = Math.abs(loss) <= Double.MAX_VALUE;
    if (finite) {
      bad = update.run(shards.count(), learningRate, reduction.scale(count));
      finite = bad < 0;
    }
    if (!finite) {
      throw new Diagnosis(shards).of(epoch, batch, loss, bad);
    }
    updates++;
    return loss;
  }
}
