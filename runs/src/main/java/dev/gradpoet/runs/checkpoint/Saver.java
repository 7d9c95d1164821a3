package dev.gradpoet.runs.checkpoint;

import dev.gradpoet.runtime.training.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The checkpoints of one run. All is done in the training thread. */
final class Saver implements AutoCloseable {
  private final Checkpoints rule;
  private final Run run;
  private final Map<String, String> setup;
  private final CheckpointFile file;
  private final Path taken;
  private final ProcessEnd processEnd;
  private boolean saved;
  private boolean finished;
  private long lastTime;

  /** @throws IllegalStateException if another run is being saved in that file */
  Saver(Checkpoints rule, Run run) {
    this.rule = rule;
    this.run = run;
    this.processEnd = new ProcessEnd(rule.file());
    this.setup = Setup.of(run);
    this.file = new CheckpointFile(rule.file(), run.network().architecture());
    this.taken = FilesInUse.take(rule.file());
  }

  /** Goes on from the file, or saves the start of the run: what cannot be written shows before any work is done. */
  void start() {
    try {
      resumeOrSave();
      processEnd.begin();
    } catch (Throwable thrown) {
      FilesInUse.release(taken);
      throw thrown;
    }
  }

  private void resumeOrSave() {
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
  }

  private Checkpoint load() {
    try {
      return file.read(here(), run);
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
    if (processEnd.isComing()) {
      run.stopsBecause("the process was told to end");
    }
    return processEnd.isComing();
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
    if (processEnd.isComing() && finished && run.finished().size() < run.epochs()) {
      System.err.println("training is saved in " + rule.file().toAbsolutePath() + " after "
          + run.progress() + ": "
          + (rule.resumes() ? "start it again" : "start it again with Checkpoints.resume()")
          + " to go on");
    }
  }

  private void save() {
    try {
      file.write(here());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the checkpoint " + named(e), e);
    }
    saved = true;
    lastTime = System.nanoTime();
  }

  @Override
  public void close() {
    // Other listeners, as a bar of progress, are closed.
    sayHowToGoOn();
    FilesInUse.release(taken);
    processEnd.end();
  }
}
