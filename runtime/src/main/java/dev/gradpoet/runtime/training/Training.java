package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.SplitMix64;
import dev.gradpoet.runtime.internal.Nullable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  private final Step step;
  private final @Nullable Evaluator trainingEvaluator;
  private final @Nullable Evaluator validationEvaluator;

  Training(NeuralNetwork network, TrainingOptions options, Dataset data) {
    this.network = network;
    this.options = options;
    this.data = data;
    this.batchSize = Math.min(options.batchSize, data.size());
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
    this.step = new Step(crew, gradients, options);
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
    List<Epoch> epochs = new ArrayList<>();
    boolean stopped = false;
    crew.start();
    options.listener.onStart(network);
    for (int number = 1; number <= options.epochs && !stopped; number++) {
      options.listener.onEpochStart(number);
      double loss = runBatches(number);
      stopped = Double.isNaN(loss);
      if (!stopped) {
        Epoch epoch = epoch(number, loss / data.size());
        epochs.add(epoch);
        options.listener.onEpoch(epoch);
        stopped = options.listener.stops();
      }
    }
    History history = new History(epochs, stopped);
    options.listener.onEnd(history);
    return history;
  }

  /** The loss summed over all samples, or NaN after an interrupt. */
  private double runBatches(int epoch) {
    if (order != null) {
      Shuffle.reset(order);
      random.seed(Seeds.shuffling(options.seed, epoch));
      Shuffle.shuffle(order, random);
    }
    double sum = 0;
    int batch = 1;
    for (int from = 0; from < data.size(); batch++) {
      if (Thread.currentThread().isInterrupted()) {
        return Double.NaN;
      }
      int count = Math.min(batchSize, data.size() - from);
      double loss = step.run(epoch, batch, from, count);
      options.listener.onBatch(epoch, batch, loss / count);
      sum += loss;
      from += count;
    }
    return sum;
  }

  private Epoch epoch(int number, double loss) {
    Map<String, Double> metrics =
        trainingEvaluator == null ? Map.of() : trainingEvaluator.evaluate().metrics();
    Evaluation training = new Evaluation(loss, metrics);
    return new Epoch(
        number, training, Optional.ofNullable(validationEvaluator).map(Evaluator::evaluate));
  }

  @Override
  public void close() {
    crew.close();
    Arrays.fill(network.gradient(), 0);
  }
}
