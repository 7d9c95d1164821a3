package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.optimizer.Optimizer;
import java.util.List;
import java.util.function.Consumer;

/**
 * Trains a network by gradient descent.
 *
 * <p>A trainer is immutable: every method that configures returns another one. Without configuration it runs 10 epochs
 * of mini-batches of 32 shuffled samples with SGD of learning rate 0.01, on all processors.
 *
 * <p>Results depend on the seed, the data and the configuration, but not on the number of threads, bit for bit.
 */
public final class Trainer {
  private final NeuralNetwork network;
  private final TrainingOptions options;

  private Trainer(NeuralNetwork network, TrainingOptions options) {
    this.network = network;
    this.options = options;
  }

  /** A trainer of {@code network}. */
  public static Trainer of(NeuralNetwork network) {
    return new Trainer(Arguments.present("network", network), new TrainingOptions());
  }

  private Trainer copy() {
    return new Trainer(network, options.copy());
  }

  /** Updates by that rule. */
  public Trainer optimizer(Optimizer optimizer) {
    Arguments.present("optimizer", optimizer);
    Trainer changed = copy();
    changed.options.optimizer = optimizer;
    return changed;
  }

  /**
   * Multiplies the optimizer's learning rate by the factor of that schedule, in each update; unless told, by 1.
   *
   * <p>Schedules measure time in epochs: {@code () -> epoch -> 1 / (1 + epoch)} halves the rate in the first one.
   */
  public Trainer schedule(Schedule schedule) {
    Arguments.present("schedule", schedule);
    Trainer changed = copy();
    changed.options.schedule = schedule;
    return changed;
  }

  /**
   * Batch gradient descent: one update for each pass over all samples. Their order does not matter, so they are not
   * shuffled.
   */
  public Trainer batch() {
    Trainer changed = copy();
    changed.options.batchSize = TrainingOptions.ALL;
    return changed;
  }

  /** Stochastic gradient descent: one update for each sample. */
  public Trainer stochastic() {
    return miniBatch(1);
  }

  /**
   * Mini-batch gradient descent: one update for {@code size} samples, at least 1; the last batch of an epoch may be
   * smaller.
   */
  public Trainer miniBatch(int size) {
    Arguments.atLeast("size", size, 1);
    Trainer changed = copy();
    changed.options.batchSize = size;
    return changed;
  }

  /** Passes over the samples {@code epochs} times, at least once. */
  public Trainer epochs(int epochs) {
    Arguments.atLeast("epochs", epochs, 1);
    Trainer changed = copy();
    changed.options.epochs = epochs;
    return changed;
  }

  /** Shuffles, and draws dropout, from that seed (0 unless told). */
  public Trainer seed(long seed) {
    Trainer changed = copy();
    changed.options.seed = seed;
    return changed;
  }

  /** Takes the samples in the order of the dataset in each epoch, instead of shuffling them. */
  public Trainer inOrder() {
    Trainer changed = copy();
    changed.options.shuffled = false;
    return changed;
  }

  /** Updates by the mean of the samples' gradients, or by their sum. The loss reported is the mean in both cases. */
  public Trainer reduction(LossReduction reduction) {
    Arguments.present("reduction", reduction);
    Trainer changed = copy();
    changed.options.reduction = reduction;
    return changed;
  }

  /**
   * Limits each component of the gradient, after the reduction, to ±{@code limit}, which is finite and greater than 0.
   */
  public Trainer clipValue(double limit) {
    Arguments.positive("limit", limit);
    Trainer changed = copy();
    changed.options.valueLimit = limit;
    return changed;
  }

  /**
   * Shrinks the gradient, after the reduction and {@link #clipValue}, to the Euclidean length {@code limit} where it is
   * longer.
   *
   * <p>R. Pascanu, T. Mikolov, Y. Bengio, On the Difficulty of Training Recurrent Neural Networks, ICML 2013, algorithm
   * 1.
   *
   * @param limit finite and greater than 0
   */
  public Trainer clipNorm(double limit) {
    Arguments.positive("limit", limit);
    Trainer changed = copy();
    changed.options.normLimit = limit;
    return changed;
  }

  /** Uses at most that many threads, at least 1, the calling one included. Small batches use one only. */
  public Trainer threads(int threads) {
    Arguments.atLeast("threads", threads, 1);
    Trainer changed = copy();
    changed.options.threads = threads;
    return changed;
  }

  /** Lets {@code engine} compute the gradients; updates and evaluations stay in the threads of the trainer. */
  public Trainer engine(ShardEngine engine) {
    Arguments.present("engine", engine);
    Trainer changed = copy();
    changed.options.engine = engine;
    return changed;
  }

  /** Evaluates on that data after each epoch; its weights, if it has any, count in the loss and not in metrics. */
  public Trainer validation(Dataset validation) {
    Arguments.present("validation", validation);
    Trainer changed = copy();
    changed.options.validation = validation;
    return changed;
  }

  /**
   * Computes these metrics after each epoch, on the training data (one more forward pass) and on the validation data.
   *
   * @throws IllegalArgumentException if two have the same label
   */
  public Trainer metrics(Metric... metrics) {
    List<Metric> distinct = Fit.distinct(List.of(metrics));
    Trainer changed = copy();
    changed.options.metrics = distinct;
    return changed;
  }

  /**
   * Tells {@code listener} too, after those before it.
   *
   * @throws IllegalArgumentException if it is a {@link RunSaver}
   */
  public Trainer listener(TrainingListener listener) {
    Arguments.present("listener", listener);
    if (listener instanceof RunSaver) {
      throw new IllegalArgumentException("listener saves the run: give it to checkpoints(...)");
    }
    Trainer changed = copy();
    changed.options.listener = options.listener.andThen(listener);
    return changed;
  }

  /** Saves the run, or goes on from what was saved; the last one given counts. */
  public Trainer checkpoints(RunSaver checkpoints) {
    Arguments.present("checkpoints", checkpoints);
    Trainer changed = copy();
    changed.options.checkpoints = checkpoints;
    return changed;
  }

  /** Gives {@code action} each epoch when it is finished: a listener for what most want to print. */
  public Trainer onEpoch(Consumer<Epoch> action) {
    Arguments.present("action", action);
    return listener(new TrainingListener() {
      @Override
      public void onEpoch(Epoch epoch) {
        action.accept(epoch);
      }
    });
  }

  /**
   * Trains the network on {@code data}. The optimizer starts anew; the network's gradient is cleared before and after.
   *
   * <p>Other threads are ended when this returns or throws. An interrupt of the calling thread is heeded between
   * batches: the interrupt flag stays set, and the history has the epochs that were finished.
   *
   * @return loss and metrics of each epoch
   * @throws IllegalArgumentException if {@code data} or the validation data does not fit the network, has weights though
   *     the network takes none, a target is not one that the loss is defined for, a target of {@code data} is out of reach of the output
   *     layer (sigmoid, hard sigmoid, tanh or softsign, with a loss of regression), a metric is not defined for what the network does, or
   *     a parameter or a value of the state is not finite: nothing is changed then
   * @throws UnsupportedOperationException if the data has classes and the network does not classify
   * @throws NonFiniteException if a loss, a gradient, an updated parameter or what the optimizer remembers of it is not finite; the
   *     parameters are those before that batch
   * @throws RuntimeException or Error, what the optimizer throws; the parameters are those before that batch
   */
  public History train(Dataset data) {
    Fit.check(network, "data", Arguments.present("data", data));
    TargetChecks.checkReach(network, "data", data);
    if (options.validation != null) {
      Fit.check(network, "validation", options.validation);
    }
    Fit.metrics(network, data, options.metrics);
    if (options.validation != null) {
      Fit.metrics(network, options.validation, options.metrics);
    }
    Fit.parametersAndState(network);
    try (Training training = new Training(new Run(network, options, data))) {
      return training.run();
    }
  }
}
