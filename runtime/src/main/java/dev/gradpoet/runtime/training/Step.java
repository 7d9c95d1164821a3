package dev.gradpoet.runtime.training;

/** One update: the gradient of a batch, then the change of the parameters, or an exception and no change. */
final class Step {
  private final Crew crew;
  private final Shards shards;
  private final Update update;
  private final LossReduction reduction;

  Step(Crew crew, Shards shards, Run run) {
    this.crew = crew;
    this.shards = shards;
    TrainingOptions options = run.options();
    this.reduction = options.reduction;
    this.update = new Update(
        crew,
        run.optimizer(),
        shards.network().parameters(),
        shards.gradients(),
        options.valueLimit,
        options.normLimit);
  }

  /**
   * Runs the batch of samples {@code from} to {@code from + count - 1} of the order, the next of {@code run};
   * returns the loss summed over it.
   */
  double run(Run run, int from, int count) {
    shards.batch(from, count, run.updates());
    crew.run(shards, shards.count());
    double loss = shards.loss();
    int bad = -1;
    boolean finite = Math.abs(loss) <= Double.MAX_VALUE;
    if (finite) {
      bad = update.run(shards.count(), run.learningRate(), reduction.scale(count));
      finite = bad < 0;
    }
    if (!finite) {
      throw new Diagnosis(shards, run).of(loss, bad);
    }
    return loss;
  }
}
