package dev.gradpoet.lab.progress;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.internal.OneRun;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Run;
import dev.gradpoet.runtime.training.TrainingListener;
import java.io.PrintStream;
import java.util.function.LongSupplier;

/**
 * Shows how far training is: a table with a line for each epoch, and how training ended. Give it to
 * {@link dev.gradpoet.runtime.training.Trainer#listener}; one serves one training at a time.
 *
 * <p>Loss and metrics are those of {@link Epoch}, {@code val} for validation; {@code rate} is the learning rate at the start of the epoch, and
 * {@code left} the time until the last epoch is over. Speed and time left are by the last seconds; the latter is told from the second epoch on,
 * or after ten seconds.
 */
public final class TrainingProgress implements TrainingListener {
  private final Screen screen;
  private final LongSupplier clock;
  private final int every;
  private final OneRun oneRun = new OneRun();
  private TrainingListener current = silent();

  TrainingProgress(Screen screen, LongSupplier clock) {
    this(screen, clock, 1);
  }

  private TrainingProgress(Screen screen, LongSupplier clock, int every) {
    this.screen = screen;
    this.clock = clock;
    this.every = every;
  }

  /**
   * Shows it on standard error. In a terminal there is also a bar when some tenths of a second bring no line: it is
   * rewritten in place, and gone at the end. There, lines end with the last column that fits.
   *
   * <p>A bar is shown if {@code stty} finds that standard error is a terminal, on Windows if the program has a console; never if the environment
   * variable {@code TERM} is {@code dumb}. The width is that of the terminal at the first use, or {@code COLUMNS}. Nothing is coloured.
   */
  public static TrainingProgress create() {
    return new TrainingProgress(new Screen(System.err, Terminal.columns()), System::nanoTime);
  }

  /** Shows it on {@code out}, line by line. */
  public static TrainingProgress lines(PrintStream out) {
    return new TrainingProgress(
        new Screen(Arguments.present("out", out), Terminal.NONE), System::nanoTime);
  }

  /**
   * The same, with lines for the first epoch, for each one whose number is a multiple of {@code epochs}, and for the last.
   *
   * @param epochs at least 1
   */
  public TrainingProgress everyEpochs(int epochs) {
    return new TrainingProgress(screen, clock, Arguments.atLeast("epochs", epochs, 1));
  }

  /** Shows nothing: what a program takes that was told to be quiet. */
  public static TrainingListener silent() {
    return new TrainingListener() {};
  }

  /** @throws IllegalStateException if this shows another run that is not over */
  @Override
  public void onStart(Run run) {
    oneRun.begin("training progress");
    current = new RunProgress(run, screen, clock, every);
  }

  @Override
  public void onEpochStart(int epoch) {
    current.onEpochStart(epoch);
  }

  @Override
  public void onBatch(int epoch, int batch, double loss) {
    current.onBatch(epoch, batch, loss);
  }

  @Override
  public void onEpoch(Epoch epoch) {
    current.onEpoch(epoch);
  }

  @Override
  public void onEnd(History history) {
    current.onEnd(history);
  }

  @Override
  public void close() {
    current.close();
    current = silent();
    oneRun.end();
  }
}
