package dev.gradpoet.lab.progress;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Run;
import dev.gradpoet.runtime.training.TrainingListener;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.DoubleSupplier;
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

  private final Display display;
  private final LongSupplier clock;
  /** Of so many epochs, one has a line. */
  private final int every;

  private int epochs;
  private int samples;
  private int batchSize;
  /** Where a run is that goes on within an epoch. */
  private LongSupplier batches = () -> 0;

  private DoubleSupplier loss = () -> 0;
  private long start;
  /** Samples since {@link #start}, of all epochs. */
  private long done;

  private long doneInEpoch;
  private double lossInEpoch;
  private long updated;
  private boolean shown;
  /** What is to be said of an epoch if it was the last. */
  private String unsaid = "";

  TrainingProgress(Display display, LongSupplier clock) {
    this(display, clock, 1);
  }

  private TrainingProgress(Display display, LongSupplier clock, int every) {
    this.display = display;
    this.clock = clock;
    this.every = every;
  }

  /** A line on standard error for each epoch; in a terminal, also a bar for the one that runs. */
  public static TrainingProgress create() {
    Display lines = new LineDisplay(System.err);
    Display display = Terminal.isThere() ? new BarDisplay(TrainingProgress::bar, lines) : lines;
    return new TrainingProgress(display, System::nanoTime);
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

  /** A line on {@code out} for each epoch. */
  public static TrainingProgress lines(PrintStream out) {
    return new TrainingProgress(new LineDisplay(out), System::nanoTime);
  }

  /**
   * The same, with lines for the first epoch, for each one whose number is a multiple of {@code epochs}, and for the last.
   *
   * @param epochs at least 1
   */
  public TrainingProgress everyEpochs(int epochs) {
    return new TrainingProgress(display, clock, Arguments.atLeast("epochs", epochs, 1));
  }

  /** Shows nothing: what a program takes that was told to be quiet. */
  public static TrainingListener silent() {
    return new TrainingListener() {};
  }

  @Override
  public void onStart(Run run) {
    start(run.epochs(), run.data().size(), run.batchSize());
    batches = run::batches;
    loss = run::loss;
  }

  void start(int epochs, int samples, int batchSize) {
    this.epochs = epochs;
    this.samples = samples;
    this.batchSize = batchSize;
    start = clock.getAsLong();
    updated = start;
    done = 0;
    unsaid = "";
  }

  @Override
  public void onEpochStart(int epoch) {
    doneInEpoch = Math.min(samples, batches.getAsLong() * batchSize);
    lossInEpoch = loss.getAsDouble();
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
    String line = epoch.training() + validation + "; " + pace;
    int number = epoch.number();
    if (number == 1 || number % every == 0) {
      display.end(line);
      unsaid = "";
    } else {
      display.clear();
      unsaid = line;
    }
    shown = false;
  }

  @Override
  public void onEnd(History history) {
    if (shown) {
      display.end("stopped");
      shown = false;
    } else if (!unsaid.isEmpty()) {
      display.end(unsaid);
    }
  }

  @Override
  public void close() {
    if (shown) {
      display.end("failed");
      shown = false;
    }
  }

  /** Speed since the start, and how long the rest takes at that speed; evaluation counts too. */
  private String pace(int epoch, long now) {
    if (done == 0) {
      return "resumed";
    }
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
