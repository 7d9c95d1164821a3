package dev.gradpoet.runs;

import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Run;
import dev.gradpoet.runtime.training.TrainingListener;
import java.util.ArrayList;
import java.util.List;

/** Writes down what it is told. */
public final class Recorder implements TrainingListener {
  public final List<String> events = new ArrayList<>();

  @Override
  public void onStart(Run run) {
    events.add("start");
  }

  @Override
  public void onEpochStart(int epoch) {
    events.add("epoch start " + epoch);
  }

  @Override
  public void onBatch(int epoch, int batch, double loss) {
    events.add("batch " + epoch + "." + batch);
  }

  @Override
  public void onEpoch(Epoch epoch) {
    events.add("epoch " + epoch.number());
  }

  @Override
  public void onEnd(History history) {
    events.add("end " + history.epochs().size());
  }
}
