package dev.gradpoet.runs.checkpoint;

import dev.gradpoet.runtime.training.Run;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end of the process, as a training sees it: it is asked to end, and holds the process until it has, unless it cannot go on before
 * the process has ended. The training thread makes it, begins and ends it.
 */
final class ProcessEnd {
  /** How often to look what the training thread does. */
  private static final int LOOK_MILLIS = 100;
  /** In so many looks, a listener that goes on at all has: where a thread is in System.exit, it is what is waited for. */
  private static final int LOOKS_WITH_EXIT = 10;
  /** The same after a signal, where nothing hints at that; within what containers grant. */
  private static final int LOOKS_WITHOUT_EXIT = 80;

  private static final String TRAINING = Run.class.getPackageName() + ".";

  private final Path file;
  private final Thread trainer = Thread.currentThread();
  private final Thread hook = new Thread(this::hold, "gradpoet-checkpoint");
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean coming;

  /** @param file where the run is saved, for the message where it cannot be saved once more */
  ProcessEnd(Path file) {
    this.file = file;
  }

  /** Waits for it from here on; it may have come already. */
  void begin() {
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      coming = true;
    }
  }

  /** Whether training should end, since the process was told to. */
  boolean isComing() {
    return coming;
  }

  /** Training is over: the process may end. */
  void end() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process ends, and the hook with it.
    }
    over.countDown();
  }

  private void hold() {
    coming = true;
    int waited = 0;
    try {
      while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
        if (!trainer.isAlive() || isInExit(trainer.getStackTrace())) {
          return; // a listener ended the process
        }
        waited = trainerWaits() ? waited + 1 : 0;
        if (waited >= LOOKS_WITH_EXIT && (isExitCalled() || waited >= LOOKS_WITHOUT_EXIT)) {
          System.err.println(
              "training waits for something that does not come while the process ends: "
                  + file.toAbsolutePath() + " has what was saved before");
          return;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Whether the training thread waits in what a listener called, for whatever it may be; not for the threads that compute its batch.
   * Between two batches or not, the state of the run may be half told to its listeners there: it is not to be saved from here.
   */
  private boolean trainerWaits() {
    Thread.State state = trainer.getState();
    if (state != Thread.State.WAITING
        && state != Thread.State.TIMED_WAITING
        && state != Thread.State.BLOCKED) {
      return false;
    }
    for (StackTraceElement frame : trainer.getStackTrace()) {
      if (!isOfTheJdk(frame)) {
        return !frame.getClassName().startsWith(TRAINING);
      }
    }
    return true;
  }

  private static boolean isOfTheJdk(StackTraceElement frame) {
    String module = frame.getModuleName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  private static boolean isExitCalled() {
    return Thread.getAllStackTraces().values().stream().anyMatch(ProcessEnd::isInExit);
  }

  private static boolean isInExit(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      if (frame.getClassName().equals("java.lang.Runtime")
          && frame.getMethodName().equals("exit")) {
        return true;
      }
    }
    return false;
  }
}
