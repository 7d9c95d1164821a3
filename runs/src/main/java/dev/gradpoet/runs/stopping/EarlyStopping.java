package dev.gradpoet.runs.stopping;

import dev.gradpoet.runs.internal.Patience;
import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.internal.Nullable;
import dev.gradpoet.runtime.internal.OneRun;
import dev.gradpoet.runtime.training.BestEpoch;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Run;
import dev.gradpoet.runtime.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ends training when a loss or a metric has not become better for some epochs; whenever training ends, but for an exception, parameters
 * and state of the network become those of the best epoch. It watches the validation data if there is any, else the training data. The training loss
 * is then that of the parameters at the end of each epoch, which costs a forward pass more ({@link Run#evaluateLoss}): what is watched is
 * always what the network has that is put back.
 *
 * <pre>{@code
 * Trainer.of(network).validation(data).listener(EarlyStopping.onLoss(10))
 * }</pre>
 *
 * <p>L. Prechelt, Early Stopping – But When?, Neural Networks: Tricks of the Trade, 1998, criterion UP with strips of one
 * epoch, against the best epoch.
 *
 * <p>Listeners that were given to the trainer after it are told the end with the best parameters. A run has one rule of this kind;
 * one instance serves one run at a time, and starts anew with each. How a run ended says {@link History#ending}.
 */
public final class EarlyStopping implements TrainingListener {
  private static final String NAME = "early stopping";

  /** An array of the network, and what it was at the best epoch. */
  private record Best(float[] live, float[] values) {
    static Best of(float[] live) {
      return new Best(live, live.clone());
    }

    void take() {
      System.arraycopy(live, 0, values, 0, live.length);
    }

    void putBack() {
      System.arraycopy(values, 0, live, 0, live.length);
    }
  }

  /** What is watched; null for the loss. */
  private final @Nullable Metric metric;

  private final boolean rises;
  private final int patience;
  private final double minImprovement;

  private final OneRun oneRun = new OneRun();
  private @Nullable Run run;
  private final List<Best> best = new ArrayList<>();
  private Patience counter;
  private int counted;
  private @Nullable Epoch bestEpoch;

  private EarlyStopping(
      @Nullable Metric metric, boolean rises, int patience, double minImprovement) {
    this.metric = metric;
    this.rises = rises;
    this.patience = Arguments.atLeast("patience", patience, 1);
    this.minImprovement = Arguments.notNegative("minImprovement", minImprovement);
    this.counter = new Patience(patience, minImprovement);
  }

  /**
   * Watches the loss, any improvement counts.
   *
   * @param patience after how many epochs in a row without improvement training ends, at least 1
   */
  public static EarlyStopping onLoss(int patience) {
    return new EarlyStopping(null, false, patience, 0);
  }

  /** As {@link #onLoss}, with a metric of which more is better, as accuracy; the trainer must be given it too. */
  public static EarlyStopping onHighest(Metric metric, int patience) {
    return new EarlyStopping(Arguments.present("metric", metric), true, patience, 0);
  }

  /** As {@link #onLoss}, with a metric of which less is better, as a mean error; the trainer must be given it too. */
  public static EarlyStopping onLowest(Metric metric, int patience) {
    return new EarlyStopping(Arguments.present("metric", metric), false, patience, 0);
  }

  /** The same, where a value must be better than the best one by more than that, finite and at least 0. */
  public EarlyStopping withMinImprovement(double minImprovement) {
    return new EarlyStopping(metric, rises, patience, minImprovement);
  }

  /**
   * The best epoch of the last run so far, whose parameters the network has after it; empty if there is none, or no epoch had a finite
   * value: the network then has its last parameters.
   */
  public Optional<Epoch> best() {
    return Optional.ofNullable(bestEpoch);
  }

  /**
   * Begins anew.
   *
   * @throws IllegalArgumentException if the metric that is watched is not computed, or the run has a rule of this kind already
   * @throws IllegalStateException if this serves another run that is not over
   */
  @Override
  public void onStart(Run run) {
    checkMetric(run.metrics());
    Best parameters = Best.of(run.network().parameters());
    Best state = Best.of(run.network().state());
    run.keep(NAME, toString(), parameters.values());
    if (state.values().length > 0) {
      run.keep(NAME + " state", toString(), state.values());
    }
    oneRun.begin("early stopping");
    if (metric == null && run.validation().isEmpty()) {
      run.evaluateLoss();
    }
    this.run = run;
    best.addAll(List.of(parameters, state));
    counter = new Patience(patience, minImprovement);
    counted = 0;
    bestEpoch = null;
  }

  private void checkMetric(List<Metric> computed) {
    List<String> labels = new ArrayList<>();
    for (Metric known : computed) {
      labels.add(known.label());
    }
    if (metric != null && !labels.contains(metric.label())) {
      throw new IllegalArgumentException("early stopping watches the metric '" + metric.label()
          + "', but the trainer computes " + labels + ": give it to metrics(...) too");
    }
  }

  @Override
  public void onEpoch(Epoch epoch) {
    count();
    if (epoch.equals(bestEpoch)) {
      best.forEach(Best::take);
    }
  }

  /** @throws IllegalStateException if it should end training, but no epoch had a finite value: nothing is known to be best */
  @Override
  public boolean stops() {
    count();
    if (!counter.isOver()) {
      return false;
    }
    if (bestEpoch == null) {
      throw new IllegalStateException("early stopping watches the " + measure()
          + ", which was not a finite number in any of " + counted + " epochs");
    }
    if (run != null) {
      run.stopsBecause("no improvement for " + patience + (patience == 1 ? " epoch" : " epochs"));
    }
    return true;
  }

  /** Counts the epochs that are finished: those of a run that goes on were finished before. */
  private void count() {
    while (run != null && counted < run.finished().size()) {
      Epoch epoch = run.finished().get(counted++);
      double value = value(epoch.watched());
      if (counter.improves(rises ? -value : value)) {
        bestEpoch = epoch;
        run.markBest(new BestEpoch(epoch, measure(), value));
      }
    }
  }

  private double value(Evaluation evaluation) {
    return metric == null ? evaluation.loss() : evaluation.metric(metric);
  }

  private String measure() {
    boolean isValidated = run != null && run.validation().isPresent();
    return (isValidated ? "validation " : "training ") + (metric == null ? "loss" : metric.label());
  }

  @Override
  public void onEnd(History history) {
    if (bestEpoch != null) {
      best.forEach(Best::putBack);
    }
  }

  @Override
  public void close() {
    // The network need not stay as long as this.
    run = null;
    best.clear();
    oneRun.end();
  }

  /** The rule: {@code EarlyStopping[loss, lowest, patience=10, minImprovement=0.0]}. */
  @Override
  public String toString() {
    return "EarlyStopping[" + (metric == null ? "loss" : metric.label()) + ", "
        + (rises ? "highest" : "lowest") + ", patience=" + patience + ", minImprovement="
        + minImprovement + "]";
  }
}
