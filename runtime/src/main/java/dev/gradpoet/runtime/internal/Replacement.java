package dev.gradpoet.runtime.internal;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.LongConsumer;

/** Moves a file to the place of another one, which Windows refuses as long as somebody reads the other one. */
final class Replacement {
  /** Each pause is twice the one before, of 1 ms: about a second in all. */
  private static final int PAUSES = 10;

  private Replacement() {}

  /** What may fail for a moment. */
  interface Move {
    /** Moves. */
    void run() throws IOException;
  }

  /** Moves {@code source} to {@code target} in one step; a directory is not replaced. */
  static void move(Path source, Path target) throws IOException {
    boolean isWindows = File.separatorChar == '\\';
    retry(
        () -> Files.move(source, target, StandardCopyOption.ATOMIC_MOVE),
        isWindows && !Files.isDirectory(target) ? PAUSES : 0,
        Replacement::sleep);
  }

  /** Runs {@code move} until it does not fail, with at most {@code pauses} in between, in milliseconds. */
  static void retry(Move move, int pauses, LongConsumer pause) throws IOException {
    for (int failed = 0; ; failed++) {
      try {
        move.run();
        return;
      } catch (FileSystemException e) {
        if (failed == pauses) {
          throw e;
        }
      }
      pause.accept(1L << failed);
    }
  }

  /** An interrupt ends the pause and keeps its flag. */
  private static void sleep(long millis) {
    boolean wasInterrupted = Thread.interrupted(); // a set flag would leave no pause at all
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      wasInterrupted = true;
    }
    if (wasInterrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
