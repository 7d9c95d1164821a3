package dev.gradpoet.runs.checkpoint;

import dev.gradpoet.runtime.internal.Arguments;
import dev.gradpoet.runtime.internal.Nullable;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.History;
import dev.gradpoet.runtime.training.Run;
import dev.gradpoet.runtime.training.RunSaver;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where and how often a run is saved, and whether it goes on from what was saved.
 *
 * <pre>{@code
 * Trainer.of(network).checkpoints(Checkpoints.to(file).everyEpochs(5).resume())
 * }</pre>
 *
 * <p>A checkpoint holds all that the rest of a run depends on: a run that was killed at any moment and resumed ends with
 * the parameters and the history of a run that was not, bit for bit, on the same machine and backend. Each is written to a file
 * beside the old one and then takes its place, so that there is a whole one at any time. It is saved before the first
 * batch, as often as told, by an interrupt of the training thread and at the end; when the process is told to end
 * (SIGINT, which is Ctrl-C, or SIGTERM), training ends after the batch, saves, and says so in a line on
 * {@link System#err}.
 *
 * <p>Where another thread ends the process while a listener waits for that thread, or for anything that does not come, the process ends
 * after a moment with the checkpoint that was saved last, and says so. A run that starts when the process ends already is saved and stops.
 *
 * <p>Training throws, beside what it throws anyway, an {@link IllegalStateException} if there is a file that is not to go on from, or that
 * another run of this process is being saved in; an
 * {@link IllegalArgumentException} if it is that of another run, naming all that differs, or further than asked for; an {@link
 * java.io.UncheckedIOException} if a file cannot be written or read, or is damaged. Where that shows at the start, nothing is changed.
 *
 * <p>Every method that configures returns another instance. One instance, and one file, serves one run at a time: a second one is refused
 * at its start.
 */
public final class Checkpoints implements RunSaver {
  private final Path file;
  private final int epochs;
  private final int batches;
  private final long nanos;
  private final boolean resumes;

  private @Nullable Saver saver;

  private Checkpoints(Path file, int epochs, int batches, long nanos, boolean resumes) {
    this.file = file;
    this.epochs = epochs;
    this.batches = batches;
    this.nanos = nanos;
    this.resumes = resumes;
  }

  /**
   * Saves in that file after each epoch, or as the last of {@link #everyEpochs}, {@link #everyBatches} and {@link #every} says. Its
   * directory must be there, and one process at a time may train with it. The file is in the format safetensors:
   * {@code Weights.of(network).ignoreLeftOver().load(file)} reads the parameters, those of the last batch, not of the best epoch.
   */
  public static Checkpoints to(Path file) {
    return new Checkpoints(Arguments.present("file", file), 1, 0, 0, false);
  }

  /** Saves after every {@code epochs} epochs, at least 1. */
  public Checkpoints everyEpochs(int epochs) {
    return new Checkpoints(file, Arguments.atLeast("epochs", epochs, 1), 0, 0, resumes);
  }

  /** Saves after every {@code batches} batches, at least 1, counted from the start of the run. */
  public Checkpoints everyBatches(int batches) {
    return new Checkpoints(file, 0, Arguments.atLeast("batches", batches, 1), 0, resumes);
  }

  /**
   * Saves after the first batch that ends so long after the last time.
   *
   * @throws IllegalArgumentException if {@code interval} is not greater than 0
   */
  public Checkpoints every(Duration interval) {
    Arguments.present("interval", interval);
    if (interval.isZero() || interval.isNegative()) {
      throw new IllegalArgumentException(
          "interval is " + interval + ", expected a duration greater than 0");
    }
    boolean isForever = interval.compareTo(Duration.ofNanos(Long.MAX_VALUE)) >= 0;
    return new Checkpoints(file, 0, 0, isForever ? Long.MAX_VALUE : interval.toNanos(), resumes);
  }

  /**
   * Goes on from the file if there is one, and starts anew if not. Without this, a file that is there already is an
   * error, so that none is lost.
   */
  public Checkpoints resume() {
    return new Checkpoints(file, epochs, batches, nanos, true);
  }

  @Override
  public void onStart(Run run) {
    Saver started = new Saver(this, run);
    started.start();
    saver = started;
  }

  @Override
  public void onBatch(int epoch, int batch, double loss) {
    saver().batchDone();
  }

  @Override
  public void onEpoch(Epoch epoch) {
    saver().epochDone();
  }

  /** Whether the process was told to end. */
  @Override
  public boolean stops() {
    return saver().isEnding();
  }

  @Override
  public void onEnd(History history) {
    saver().finish();
  }

  @Override
  public void close() {
    Saver ended = saver();
    // First: the next run may begin as soon as the saver is closed.
    saver = null;
    ended.close();
  }

  private Saver saver() {
    if (saver == null) {
      throw new IllegalStateException("no run has started");
    }
    return saver;
  }

  Path file() {
    return file;
  }

  boolean resumes() {
    return resumes;
  }

  /** Whether to save after that many epochs. */
  boolean isDueAfterEpochs(int done) {
    return epochs > 0 && done % epochs == 0;
  }

  /** Whether to save after that many batches, where the last time was at {@code last} of {@link System#nanoTime}. */
  boolean isDueAfterBatches(long done, long last) {
    return batches > 0 ? done % batches == 0 : nanos > 0 && System.nanoTime() - last >= nanos;
  }
}
