package dev.gradpoet.runs.checkpoint;

import dev.gradpoet.runtime.training.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The checkpoints of one run. All is done in the training thread; the thread that the virtual machine starts when the
 * process is told to end only asks for the end, and holds the process until training is over.
 */
final class Saver implements AutoCloseable {
  /** How often the end of the process looks whether training waits for it. */
  private static final int LOOK_MILLIS = 100;

  private final Checkpoints rule;
  private final Run run;
  private final Map<String, String> setup;
  private final CheckpointFile file;
  private final Thread trainer = Thread.currentThread();
  private final Thread hook = new Thread(this::endProcess, "gradpoet-checkpoint");
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean ending;
  private boolean saved;
  private boolean finished;
  private long lastTime;

  Saver(Checkpoints rule, Run run) {
    this.rule = rule;
    this.run = run;
    this.setup = Setup.of(run);
    this.file = new CheckpointFile(rule.file(), run.network().architecture());
  }

  /** Goes on from the file, or saves the start of the run: what cannot be written shows before any work is done. */
  void start() {
    boolean exists = Files.exists(rule.file());
    if (exists && !rule.resumes()) {
      throw new IllegalStateException(
          rule.file() + " exists: Checkpoints.resume() goes on from it; to start anew, delete it");
    }
    if (exists) {
      Checkpoint there = load();
      checkLength(there);
      there.resume(run);
      saved = true;
      lastTime = System.nanoTime();
    } else {
      save();
    }
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private Checkpoint load() {
    try {
      return uninterrupted(() -> file.read(here(), run));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot go on from the checkpoint " + named(e), e);
    }
  }

  /** The message of a file's exception, which often names the file itself. */
  private String named(IOException e) {
    String message = String.valueOf(e.getMessage());
    String name = rule.file().toString();
    return message.startsWith(name) ? message : name + ": " + message;
  }

  private Checkpoint here() {
    return Checkpoint.of(run, setup);
  }

  private void checkLength(Checkpoint there) {
    int begun = there.epochs().size() + (there.batches() > 0 ? 1 : 0);
    if (there.batches() < 0 || there.batches() > run.batchesPerEpoch()) {
      throw new IllegalArgumentException("the checkpoint " + rule.file() + " has " + there.batches()
          + " batches of an epoch, expected 0 to " + run.batchesPerEpoch());
    }
    if (begun > run.epochs()) {
      throw new IllegalArgumentException("epochs is " + run.epochs() + ", but the checkpoint "
          + rule.file() + " is already in epoch " + begun);
    }
  }

  /** Whether the process was told to end. */
  boolean isEnding() {
    if (ending) {
      run.stopsBecause("the process was told to end");
    }
    return ending;
  }

  void batchDone() {
    saved = false;
    if (rule.isDueAfterBatches(run.updates(), lastTime)) {
      save();
    }
  }

  void epochDone() {
    saved = false;
    if (rule.isDueAfterEpochs(run.finished().size())) {
      save();
    }
  }

  /** Saves the end of the run, wherever it is. */
  void finish() {
    if (!saved) {
      save();
    }
    finished = true;
  }

  private void sayHowToGoOn() {
    if (ending && finished && run.finished().size() < run.epochs()) {
      System.err.println("training is saved in " + rule.file().toAbsolutePath() + " after "
          + run.progress() + ": "
          + (rule.resumes() ? "start it again" : "start it again with Checkpoints.resume()")
          + " to go on");
    }
  }

  private void save() {
    try {
      saved = uninterrupted(() -> {
        file.write(here());
        return true;
      });
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the checkpoint " + named(e), e);
    }
    lastTime = System.nanoTime();
  }

  /** What reads or writes a file. */
  private interface FileAction<T> {
    T run() throws IOException;
  }

  /** A file channel breaks off at an interrupt; training heeds it between batches, with a whole file. */
  private static <T> T uninterrupted(FileAction<T> action) throws IOException {
    boolean interrupted = false;
    try {
      while (true) {
        interrupted |= Thread.interrupted();
        try {
          return action.run();
        } catch (ClosedByInterruptException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void endProcess() {
    ending = true;
    try {
      while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) && !trainerExits()) {
        // Training is still in its batch.
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether a listener ended the process, in the training thread: that thread then waits for this one. */
  private boolean trainerExits() {
    for (StackTraceElement frame : trainer.getStackTrace()) {
      if (frame.getClassName().equals("java.lang.Runtime")
          && frame.getMethodName().equals("exit")) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends, and the hook with it.
    }
    // Other listeners, as a bar of progress, are closed.
    sayHowToGoOn();
    over.countDown();
  }
}
