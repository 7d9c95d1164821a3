package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.internal.Nullable;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** What a run computes, in threads of its own, gradients perhaps elsewhere: updates by batches, and what an epoch came to. */
final class Computation implements AutoCloseable {
  private final Run run;
  private final TrainingOptions options;
  private final Dataset data;
  /** The samples in the order of this epoch; null for that of the dataset. */
  private final int @Nullable [] order;

  private final SplitMix64 random = new SplitMix64(0);
  private final Crew crew;
  private final ShardGradients gradients;
  private final Step step;
  private final @Nullable Evaluator trainingEvaluator;
  private final @Nullable Evaluator validationEvaluator;

  /** Of a run whose listeners have been told the start. */
  Computation(Run run) {
    this.run = run;
    this.options = run.options();
    this.data = run.data();
    int batchSize = run.batchSize();
    this.order = options.shuffled && batchSize < data.size() ? Shuffle.identity(data.size()) : null;
    int parameters = run.network().parameters().length;
    int shards = Sharding.shards(batchSize, parameters);
    int shardsHere = options.engine == null ? shards : 1;
    int threads = Math.min(options.threads, usefulThreads(shardsHere));
    // Only an evaluation runs the network in every thread.
    boolean evaluates = evaluatesTraining() || options.validation != null;
    NeuralNetwork[] forks = forks(evaluates ? Math.max(shardsHere, threads) : shardsHere);
    this.crew = new Crew(threads);
    this.trainingEvaluator = evaluatesTraining()
        ? new Evaluator(crew, forks, data, run.evaluatesLoss(), options.metrics)
        : null;
    this.validationEvaluator = options.validation == null
        ? null
        : new Evaluator(crew, forks, options.validation, true, options.metrics);
    ShardBatch batch = new ShardBatch(data, order, parameters, options.seed);
    this.gradients = options.engine == null
        ? new LocalGradients(crew, Arrays.copyOf(forks, shards), batch, room(batchSize))
        : options.engine.start(run, shards);
    this.step = new Step(crew, batch, gradients, shards, run);
  }

  /** How many samples of a shard are copied together. */
  private int room(int batchSize) {
    if (order == null || batchSize == 1) {
      return 0;
    }
    int parameters = run.network().parameters().length;
    // A smaller batch may have fewer shards, and those may be larger.
    int rest = Math.max(1, data.size() % batchSize);
    return Math.max(Sharding.largest(batchSize, parameters), Sharding.largest(rest, parameters));
  }

  private boolean evaluatesTraining() {
    return run.evaluatesLoss() || !options.metrics.isEmpty();
  }

  private int usefulThreads(int shards) {
    int parameters = run.network().parameters().length;
    int useful = Math.max(shards, Update.usefulThreads(parameters));
    if (evaluatesTraining()) {
      useful = Math.max(useful, Evaluator.chunks(data, parameters));
    }
    if (options.validation != null) {
      useful = Math.max(useful, Evaluator.chunks(options.validation, parameters));
    }
    return useful;
  }

  private NeuralNetwork[] forks(int count) {
    NeuralNetwork[] forks = new NeuralNetwork[count];
    forks[0] = run.network();
    for (int i = 1; i < count; i++) {
      forks[i] = run.network().fork();
    }
    return forks;
  }

  /** Starts the threads. */
  void start() {
    crew.start();
  }

  /** Takes the samples of the run's epoch in their order, which follows from the seed and the epoch. */
  void beginEpoch() {
    if (order != null) {
      Shuffle.reset(order);
      random.seed(Seeds.shuffling(options.seed, run.epoch()));
      Shuffle.shuffle(order, random);
    }
  }

  /** Updates by the run's next batch; returns the loss before, mean over its samples. */
  double batch() {
    int from = run.batches() * run.batchSize();
    int count = Math.min(run.batchSize(), data.size() - from);
    double loss = step.run(run, from, count);
    run.finishBatch(loss);
    return loss / count;
  }

  /** What the run's epoch, whose batches are done, came to. */
  Epoch epoch() {
    Evaluation training =
        trainingEvaluator == null ? new Evaluation(0, Map.of()) : trainingEvaluator.evaluate();
    double loss = run.evaluatesLoss() ? training.loss() : run.loss() / data.size();
    return new Epoch(
        run.epoch(),
        new Evaluation(loss, training.metrics()),
        validationEvaluator == null
            ? Optional.empty()
            : Optional.of(validationEvaluator.evaluate()));
  }

  /** Ends the threads, and what an engine began. */
  @Override
  public void close() {
    try {
      gradients.close();
    } finally {
      crew.close();
    }
  }
}
