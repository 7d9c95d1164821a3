package dev.gradpoet.runtime.training;

import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told. */
class Recorder implements TrainingListener {
  final List<String> events;
  final List<Double> losses = new ArrayList<>();
  private final String name;

  Recorder(String name) {
    this(name, new ArrayList<>());
  }

  Recorder(String name, List<String> events) {
    this.name = name;
    this.events = events;
  }

  @Override
  public void onStart(Run run) {
    events.add(name + "start");
  }

  @Override
  public void onEpochStart(int epoch) {
    events.add(name + "epoch start " + epoch);
  }

  @Override
  public void onBatch(int epoch, int batch, double loss) {
    events.add(name + "batch " + epoch + "." + batch);
    losses.add(loss);
  }

  @Override
  public void onEpoch(Epoch epoch) {
    events.add(name + "epoch " + epoch.number());
  }

  @Override
  public void onEnd(History history) {
    events.add(name + "end " + history.epochs().size());
  }

  @Override
  public void close() {
    events.add(name + "close");
  }

  long batches() {
    return losses.size();
  }
}
