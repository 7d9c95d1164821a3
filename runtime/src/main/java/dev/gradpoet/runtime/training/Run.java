package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.internal.Nullable;
import dev.gradpoet.runtime.optimizer.OptimizerState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of a {@link Trainer}, for its listeners: what it was told, and where it is.
 *
 * <p>Between two batches, all that the rest of a run depends on is here: the network's parameters and state, the {@link #optimizer}, the
 * epochs that are {@link #finished}, how many {@link #batches} of the current one are done and their {@link #loss}, and what
 * listeners {@link #keep}. Schedules follow from the epochs, shuffling and dropout from the seed and the number of
 * {@link #updates}.
 *
 * <p>Live; to be used by listeners only, in the thread that trains.
 */
public final class Run {
  private final NeuralNetwork network;
  private final TrainingOptions options;
  private final Dataset data;
  private final OptimizerState optimizer;
  private final ScheduleState schedule;
  private final int batchSize;
  private final int batchesPerEpoch;
  private final Map<String, String> rules = new LinkedHashMap<>();
  private final Map<String, float[]> kept = new LinkedHashMap<>();
  private final List<Epoch> finished = new ArrayList<>();
  private final List<Epoch> finishedView = Collections.unmodifiableList(finished);
  private int batches;
  private double loss;
  private long updatesBefore;
  private boolean evaluatesLoss;
  private @Nullable String reason;
  private Optional<BestEpoch> best = Optional.empty();

  Run(NeuralNetwork network, TrainingOptions options, Dataset data) {
    this.network = network;
    this.options = options;
    this.data = data;
    this.optimizer = options.optimizer.start(network.architecture());
    this.schedule = options.schedule.start();
    this.batchSize = Math.min(options.batchSize, data.size());
    this.batchesPerEpoch = (data.size() - 1) / batchSize + 1;
  }

  /** The network that is trained. */
  public NeuralNetwork network() {
    return network;
  }

  /** What it is trained on. */
  public Dataset data() {
    return data;
  }

  /** What each epoch is evaluated on, if there is any. */
  public Optional<Dataset> validation() {
    return Optional.ofNullable(options.validation);
  }

  /** The metrics that each epoch is evaluated by. */
  public List<Metric> metrics() {
    return options.metrics;
  }

  /**
   * What the trainer was told besides, by name: rules, those of {@link #keep} included, batch size, seed and limits, but nothing that
   * changes no result. A copy.
   */
  public Map<String, String> setup() {
    Map<String, String> setup = options.setup(batchSize);
    setup.putAll(rules);
    return setup;
  }

  /** The epochs to run, those that are finished included. */
  public int epochs() {
    return options.epochs;
  }

  /** The samples of a batch; the last one of an epoch may have fewer. */
  public int batchSize() {
    return batchSize;
  }

  /** The batches of an epoch. */
  public int batchesPerEpoch() {
    return batchesPerEpoch;
  }

  /** The epochs that are finished, in order. */
  public List<Epoch> finished() {
    return finishedView;
  }

  /** The current epoch, counted from 1. */
  public int epoch() {
    return finished.size() + 1;
  }

  /** How many batches of the current epoch are done. */
  public int batches() {
    return batches;
  }

  /** The loss of those batches, summed over samples, each before its update. */
  public double loss() {
    return loss;
  }

  /** How many updates of the parameters are done. */
  public long updates() {
    return (long) finished.size() * batchesPerEpoch + batches;
  }

  /** How many of the updates were done by the run that this one goes on from: 0 if it began anew. */
  public long updatesBefore() {
    return updatesBefore;
  }

  /** What is done, for a line of text: {@code 7 epochs and 10 of 40 batches}, {@code 1 epoch}, {@code 0 epochs}. */
  public String progress() {
    String ofBatches = batches + " of " + batchesPerEpoch + " batches";
    if (finished.isEmpty() && batches > 0) {
      return ofBatches;
    }
    return epochs(finished.size()) + (batches > 0 ? " and " + ofBatches : "");
  }

  static String epochs(int count) {
    return count == 1 ? "1 epoch" : count + " epochs";
  }

  /** The learning rate of the next update, as the schedule has it. */
  public double learningRate() {
    // Passes over the data: a whole number between epochs.
    double time = (double) updates() / batchesPerEpoch;
    return options.optimizer.learningRate() * schedule.factor(time);
  }

  /** The state of the optimizer. */
  public OptimizerState optimizer() {
    return optimizer;
  }

  /**
   * Makes {@code values} part of the state of this run: who saves the run saves them, and puts back what they were. To be called
   * by {@link TrainingListener#onStart}.
   *
   * @param name what names them in this run
   * @param rule what they come from, with its options: a run of another rule does not go on with them
   * @throws IllegalArgumentException if there is something of that name already, also in {@link #setup}
   * @throws IllegalStateException if this run has begun
   */
  public void keep(String name, String rule, float[] values) {
    checkNotBegun();
    String other = setup().get(name);
    if (other != null) {
      throw new IllegalArgumentException("the run has '" + name + "' already: " + other);
    }
    rules.put(name, Arguments.present("rule", rule));
    kept.put(name, Arguments.present("values", values));
  }

  /**
   * Makes the training loss of each epoch that of the parameters at its end, dropout off, instead of the mean of what was taken before
   * each update: for rules that say which epoch's parameters have which loss. Costs one more forward pass over the data per epoch. To be
   * called by {@link TrainingListener#onStart}.
   *
   * @throws IllegalStateException if this run has begun
   */
  public void evaluateLoss() {
    checkNotBegun();
    evaluatesLoss = true;
  }

  boolean evaluatesLoss() {
    return evaluatesLoss;
  }

  /**
   * Says why training should end here: to be called by a listener whose {@link TrainingListener#stops} then says so. If several do, the
   * first counts.
   *
   * @param why as {@code no improvement for 20 epochs}
   */
  public void stopsBecause(String why) {
    Arguments.present("why", why);
    if (reason == null) {
      reason = why;
    }
  }

  /** Why training was ended, and where if that was within an epoch. */
  String reason() {
    String why = reason == null ? "a listener ended it" : reason;
    return batches == 0
        ? why
        : why + " after " + batches + " of " + batchesPerEpoch + " batches of epoch " + epoch();
  }

  /** Says which epoch is best so far, whose parameters the caller will put back when training ends: {@link History#best}. */
  public void markBest(BestEpoch best) {
    this.best = Optional.of(best);
  }

  /** The best epoch so far, if a listener says which. */
  public Optional<BestEpoch> best() {
    return best;
  }

  /** What listeners keep, by name: live. */
  public Map<String, float[]> kept() {
    return Collections.unmodifiableMap(kept);
  }

  /**
   * Puts this run, which has not begun, where another one was. Parameters, state, {@link #optimizer} and what is {@link #kept} are put
   * back by the caller.
   *
   * @param epochs the epochs that it had finished
   * @param batchesDone how many batches of the next epoch it had done
   * @param lossSoFar the loss of those batches, summed over samples
   * @throws IllegalStateException if this run has begun
   */
  public void resume(List<Epoch> epochs, int batchesDone, double lossSoFar) {
    checkNotBegun();
    for (Epoch epoch : epochs) {
      finishEpoch(epoch);
    }
    batches = batchesDone;
    loss = lossSoFar;
    updatesBefore = updates();
  }

  private void checkNotBegun() {
    if (updates() > 0) {
      throw new IllegalStateException("the run has begun: this is for TrainingListener.onStart");
    }
  }

  TrainingOptions options() {
    return options;
  }

  void finishBatch(double lossOfBatch) {
    batches++;
    loss += lossOfBatch;
  }

  void finishEpoch(Epoch epoch) {
    finished.add(epoch);
    batches = 0;
    loss = 0;
    schedule.onEpoch(epoch.number(), epoch.watched().loss());
  }
}
