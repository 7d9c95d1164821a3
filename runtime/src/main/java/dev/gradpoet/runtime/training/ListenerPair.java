package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.internal.Arguments;

/** Two listeners, told one after the other. */
record ListenerPair(TrainingListener first, TrainingListener second) implements TrainingListener {

  ListenerPair {
    Arguments.present("next", second);
  }

  @Override
  public void onStart(Run run) {
    first.onStart(run);
    try {
      second.onStart(run);
    } catch (Throwable thrown) {
      try {
        first.close();
      } catch (Throwable other) {
        thrown.addSuppressed(other);
      }
      throw thrown;
    }
  }

  @Override
  public void onEpochStart(int epoch) {
    first.onEpochStart(epoch);
    second.onEpochStart(epoch);
  }

  @Override
  public void onBatch(int epoch, int batch, double loss) {
    first.onBatch(epoch, batch, loss);
    second.onBatch(epoch, batch, loss);
  }

  @Override
  public void onEpoch(Epoch epoch) {
    first.onEpoch(epoch);
    second.onEpoch(epoch);
  }

  @Override
  public boolean stops() {
    // Both are asked: a listener may count how often.
    boolean firstStops = first.stops();
    boolean secondStops = second.stops();
    return firstStops || secondStops;
  }

  @Override
  public void onEnd(History history) {
    first.onEnd(history);
    second.onEnd(history);
  }

  @Override
  public void close() {
    try {
      first.close();
    } finally {
      second.close();
    }
  }
}
