package dev.gradpoet.runtime.training;

import java.util.Arrays;
import java.util.Optional;

/** One run of a {@link Trainer}: its epochs, and what its listeners are told. */
final class Training implements AutoCloseable {
  private final TrainingOptions options;
  private final Run run;
  private final TrainingListener listener;
  private boolean started;

  Training(Run run) {
    this.run = run;
    this.options = run.options();
    this.listener = options.listener.andThen(options.checkpoints);
  }

  History run() {
    listener.onStart(run);
    started = true;
    Arrays.fill(run.network().gradient(), 0);
    try (Computation computation = new Computation(run)) {
      computation.start();
      runEpochs(computation);
    }
    boolean ranAll = run.finished().size() == options.epochs;
    Optional<String> reason = ranAll ? Optional.empty() : Optional.of(run.reason());
    History history = new History(run.finished(), options.epochs, reason, run.best());
    try {
      options.checkpoints.onEnd(history);
    } finally {
      options.listener.onEnd(history);
    }
    return history;
  }

  /** Runs the epochs that there still are, unless something ends training before. */
  private void runEpochs(Computation computation) {
    // A run that goes on may be one that a listener has ended.
    boolean stopped = listener.stops();
    while (!stopped && run.epoch() <= options.epochs) {
      listener.onEpochStart(run.epoch());
      stopped = !runBatches(computation);
      if (!stopped) {
        Epoch epoch = computation.epoch();
        run.finishEpoch(epoch);
        listener.onEpoch(epoch);
        stopped = listener.stops();
      }
    }
  }

  /** Runs the batches that the epoch still has; returns whether all are done, or training should end before. */
  private boolean runBatches(Computation computation) {
    computation.beginEpoch();
    boolean stops = listener.stops();
    while (!stops && run.batches() < run.batchesPerEpoch()) {
      if (Thread.currentThread().isInterrupted()) {
        run.stopsBecause("interrupted");
        return false;
      }
      double loss = computation.batch();
      listener.onBatch(run.epoch(), run.batches(), loss);
      stops = listener.stops();
    }
    return !stops;
  }

  @Override
  public void close() {
    Arrays.fill(run.network().gradient(), 0);
    if (started) {
      listener.close();
    }
  }
}
