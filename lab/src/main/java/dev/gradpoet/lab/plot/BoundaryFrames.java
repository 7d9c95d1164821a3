package dev.gradpoet.lab.plot;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.internal.OneRun;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Run;
import dev.gradpoet.runtime.training.TrainingListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Writes the decision boundary before training, each time some epochs are over, and at the end. */
final class BoundaryFrames implements TrainingListener {
  private final Path directory;
  private final Dataset data;
  private final int every;
  private final OneRun oneRun = new OneRun();
  private Optional<Run> run = Optional.empty();
  /** The epoch after which the last picture was made, or −1. */
  private int written;

  BoundaryFrames(Path directory, Dataset data, int every) {
    this.every = Arguments.atLeast("every", every, 1);
    this.directory = Arguments.present("directory", directory);
    this.data = Arguments.present("data", data);
  }

  @Override
  public void onStart(Run started) {
    DecisionBoundary.plane(started.network(), data);
    oneRun.begin("the listener of decision boundaries");
    run = Optional.of(started);
    written = -1;
  }

  @Override
  public void onEpochStart(int epoch) {
    // A run that goes on has the picture of its beginning.
    if (run.orElseThrow().updates() == 0) {
      write(0);
    }
  }

  @Override
  public void onEpoch(Epoch epoch) {
    if (epoch.number() % every == 0) {
      write(epoch.number());
    }
  }

  @Override
  public void onEnd(History history) {
    if (!history.epochs().isEmpty() && history.last().number() != written) {
      write(history.last().number());
    }
  }

  @Override
  public void close() {
    run = Optional.empty();
    oneRun.end();
  }

  private void write(int epoch) {
    String name = String.format(Locale.ROOT, "epoch-%05d.png", epoch);
    try {
      Files.createDirectories(directory);
      DecisionBoundary.of(run.orElseThrow().network(), data)
          .titled("Decision boundary, epoch " + epoch)
          .write(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written = epoch;
  }
}
