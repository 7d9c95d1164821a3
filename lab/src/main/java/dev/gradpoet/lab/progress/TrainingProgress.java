package dev.gradpoet.lab.progress;

import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarBuilder;

/**
 * Shows how far training is: epoch, loss, metrics, samples per second and the time left. Give it to
 * {@link dev.gradpoet.runtime.training.Trainer#listener}; one serves one training at a time.
 */
public final class TrainingProgress implements TrainingListener {
  private static final double NANOSECONDS = 1e-9;
  /** Text costs more than a batch of a small network. */
  private static final long NANOSECONDS_BETWEEN_UPDATES = 100_000_000;

  private final int epochs;
  private final int samples;
  private final int batchSize;
  private final Display display;
  private final LongSupplier clock;
  private long start;
  /** Samples since {@link #start}, of all epochs. */
  private long done;

  private long doneInEpoch;
  private double lossInEpoch;
  private long updated;
  private boolean shown;

  TrainingProgress(int epochs, int samples, int batchSize, Display display, LongSupplier clock) {
    this.epochs = atLeastOne("epochs", epochs);
    this.samples = atLeastOne("samples", samples);
    this.batchSize = atLeastOne("batchSize", batchSize);
    this.display = display;
    this.clock = clock;
  }

  /**
   * A line on standard error for each epoch; in a terminal, also a bar for the one that runs.
   *
   * @param epochs how many there will be, at least 1: where training is resumed, the number of the last
   * @param samples how many samples it trains on, at least 1
   * @param batchSize how many of them make a batch, at least 1
   * @throws IllegalArgumentException if one is less
   */
  public static TrainingProgress of(int epochs, int samples, int batchSize) {
    Display lines = new LineDisplay(System.err);
    Display display = Terminal.isThere() ? new BarDisplay(TrainingProgress::bar, lines) : lines;
    return new TrainingProgress(epochs, samples, batchSize, display, System::nanoTime);
  }

  private static ProgressBarBuilder bar() {
    return new ProgressBarBuilder().setConsumer(new ConsoleProgressBarConsumer(System.err) {
      // Without the line break of its superclass: the line of the epoch takes the place of its bar.
      @Override
      public void close() {
        System.err.flush();
      }
    });
  }

  /** As {@link #of}, with a line for each epoch on {@code out}. */
  public static TrainingProgress lines(int epochs, int samples, int batchSize, PrintStream out) {
    return new TrainingProgress(epochs, samples, batchSize, new LineDisplay(out), System::nanoTime);
  }

  /** Shows nothing: what a program takes that was told to be quiet. */
  public static TrainingListener silent() {
    return new TrainingListener() {};
  }

  private static int atLeastOne(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " is " + value + ", expected at least 1");
    }
    return value;
  }

  @Override
  public void onStart(NeuralNetwork network) {
    start = clock.getAsLong();
    updated = start;
    done = 0;
  }

  @Override
  public void onEpochStart(int epoch) {
    doneInEpoch = 0;
    lossInEpoch = 0;
    shown = true;
    int width = Integer.toString(epochs).length();
    display.begin(String.format(Locale.ROOT, "epoch %" + width + "d/%d", epoch, epochs), samples);
  }

  @Override
  public void onBatch(int epoch, int batch, double loss) {
    long count = Math.min(batchSize, samples - doneInEpoch);
    done += count;
    doneInEpoch += count;
    lossInEpoch += loss * count;
    long now = clock.getAsLong();
    if (now - updated >= NANOSECONDS_BETWEEN_UPDATES) {
      updated = now;
      String mean = String.format(Locale.ROOT, "loss %.6g", lossInEpoch / doneInEpoch);
      display.update(doneInEpoch, mean + ", " + pace(epoch, now));
    }
  }

  @Override
  public void onEpoch(Epoch epoch) {
    String validation =
        epoch.validation().map(evaluation -> "; validation: " + evaluation).orElse("");
    String pace = pace(epoch.number(), clock.getAsLong());
    display.update(doneInEpoch, pace);
    display.end(epoch.training() + validation + "; " + pace);
    shown = false;
  }

  @Override
  public void onEnd(History history) {
    if (shown) {
      display.end("stopped");
      shown = false;
    }
  }

  /** Speed since the start, and how long the rest takes at that speed; evaluation counts too. */
  private String pace(int epoch, long now) {
    double seconds = Math.max(NANOSECONDS, (now - start) * NANOSECONDS);
    double speed = done / seconds;
    long left = (long) (epochs - epoch) * samples + samples - doneInEpoch;
    long secondsLeft = Math.round(left / speed);
    return String.format(
        Locale.ROOT,
        "%,.0f samples/s, %d:%02d:%02d left",
        speed,
        secondsLeft / 3600,
        secondsLeft / 60 % 60,
        secondsLeft % 60);
  }
}
