package dev.gradpoet.lab.plot;

import dev.gradpoet.runtime.NeuralNetwork;
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
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Writes the decision boundary before training, each time some epochs are over, and at the end. */
final class BoundaryFrames implements TrainingListener {
  private final Path directory;
  private final Dataset data;
  private final int every;
  private Optional<NeuralNetwork> network = Optional.empty();
  private LongSupplier updates = () -> 0;
  /** The epoch after which the last picture was made, or −1. */
  private int written;

  BoundaryFrames(Path directory, Dataset data, int every) {
    if (every < 1) {
      throw new IllegalArgumentException("every is " + every + ", expected at least 1");
    }
    this.directory = Objects.requireNonNull(directory, "directory is null");
    this.data = Objects.requireNonNull(data, "data is null");
    this.every = every;
  }

  @Override
  public void onStart(Run run) {
    start(run.network());
    updates = run::updates;
  }

  void start(NeuralNetwork trained) {
    DecisionBoundary.plane(trained);
    network = Optional.of(trained);
    written = -1;
  }

  @Override
  public void onEpochStart(int epoch) {
    // A run that goes on has the picture of its beginning.
    if (updates.getAsLong() == 0) {
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

  private void write(int epoch) {
    String name = String.format(Locale.ROOT, "epoch-%05d.png", epoch);
    try {
      Files.createDirectories(directory);
      DecisionBoundary.of(network.orElseThrow(), data)
          .titled("Decision boundary, epoch " + epoch)
          .write(directory.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    written = epoch;
  }
}
