package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.internal.Nullable;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** One run of a {@link Trainer}: the epochs. */
final class Training implements AutoCloseable {
  private final NeuralNetwork network;
  private final TrainingOptions options;
  private final Dataset data;
  private final int batchSize;
  /** The samples in the order of this epoch; null for that of the dataset. */
  private final int @Nullable [] order;

  private final SplitMix64 random = new SplitMix64(0);
  private final Crew crew;
  private final Run run;
  private final TrainingListener listener;
  private final Step step;
  private final @Nullable Evaluator trainingEvaluator;
  private final @Nullable Evaluator validationEvaluator;

  Training(NeuralNetwork network, TrainingOptions options, Dataset data) {
    this.network = network;
    this.options = options;
    this.data = data;
    this.run = new Run(network, options, data);
    this.batchSize = run.batchSize();
    this.order = options.shuffled && batchSize < data.size() ? Shuffle.identity(data.size()) : null;
    Arrays.fill(network.gradient(), 0);
    int shards = Sharding.shards(batchSize, network.parameters().length);
    int threads = Math.min(options.threads, usefulThreads(shards));
    // Only an evaluation runs the network in every thread; a fork has a gradient of its own.
    boolean evaluates = !options.metrics.isEmpty() || options.validation != null;
    NeuralNetwork[] forks = forks(evaluates ? Math.max(shards, threads) : shards);
    Shards gradients =
        new Shards(Arrays.copyOf(forks, shards), data, order, batchSize, options.seed);
    this.crew = new Crew(threads);
    this.listener = options.listener.andThen(options.checkpoints);
    this.step = new Step(crew, gradients, run);
    this.trainingEvaluator =
        options.metrics.isEmpty() ? null : new Evaluator(crew, forks, data, false, options.metrics);
    this.validationEvaluator = options.validation == null
        ? null
        : new Evaluator(crew, forks, options.validation, true, options.metrics);
  }

  private int usefulThreads(int shards) {
    int parameters = network.parameters().length;
    int useful = Math.max(shards, Update.usefulThreads(parameters));
    if (!options.metrics.isEmpty()) {
      useful = Math.max(useful, Evaluator.chunks(data, parameters));
    }
    if (options.validation != null) {
      useful = Math.max(useful, Evaluator.chunks(options.validation, parameters));
    }
    return useful;
  }

  private NeuralNetwork[] forks(int count) {
    NeuralNetwork[] forks = new NeuralNetwork[count];
    forks[0] = network;
    for (int i = 1; i < count; i++) {
      forks[i] = network.fork();
    }
    return forks;
  }

  History run() {
    crew.start();
    listener.onStart(run);
    // A run that goes on may be one that a listener has ended.
    boolean stopped = listener.stops();
    while (!stopped && run.epoch() <= options.epochs) {
      listener.onEpochStart(run.epoch());
      stopped = !runBatches();
      if (!stopped) {
        Epoch epoch = epoch();
        run.finishEpoch(epoch);
        listener.onEpoch(epoch);
        stopped = listener.stops();
      }
    }
    History history = new History(run.finished(), stopped);
    try {
      options.checkpoints.onEnd(history);
    } finally {
      options.listener.onEnd(history);
    }
    return history;
  }

  /** Runs the batches that the epoch still has; returns whether all are done, or training should end before. */
  private boolean runBatches() {
    int epoch = run.epoch();
    if (order != null) {
      Shuffle.reset(order);
      random.seed(Seeds.shuffling(options.seed, epoch));
      Shuffle.shuffle(order, random);
    }
    boolean stops = listener.stops();
    while (!stops && run.batches() < run.batchesPerEpoch()) {
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
      int from = run.batches() * batchSize;
      int count = Math.min(batchSize, data.size() - from);
      double loss = step.run(run, from, count);
      run.finishBatch(loss);
      listener.onBatch(epoch, run.batches(), loss / count);
      stops = listener.stops();
    }
    return !stops;
  }

  private Epoch epoch() {
    Map<String, Double> metrics =
        trainingEvaluator == null ? Map.of() : trainingEvaluator.evaluate().metrics();
    return new Epoch(
        run.epoch(),
        new Evaluation(run.loss() / data.size(), metrics),
        validationEvaluator == null
            ? Optional.empty()
            : Optional.of(validationEvaluator.evaluate()));
  }

  @Override
  public void close() {
    crew.close();
    Arrays.fill(network.gradient(), 0);
    listener.close();
  }
}
