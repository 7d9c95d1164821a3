package dev.gradpoet.runs.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The files that runs of this process are saved in: each by one at a time. Thread-safe. */
final class FilesInUse {
  private static final Set<Path> FILES = ConcurrentHashMap.newKeySet();

  private FilesInUse() {}

  /**
   * Takes the file for a run.
   *
   * @return what to {@link #release} when the run is over
   * @throws IllegalStateException if another run has it
   */
  static Path take(Path file) {
    Path real = real(file);
    if (!FILES.add(real)) {
      throw new IllegalStateException(file
          + " is the checkpoint of another run that is not over: each run needs a file of its own");
    }
    return real;
  }

  static void release(Path real) {
    FILES.remove(real);
  }

  /** One path for one file, whether it is there already or not. */
  private static Path real(Path file) {
    Path absolute = file.toAbsolutePath();
    try {
      Path target = Files.isSymbolicLink(absolute) ? absolute.toRealPath() : absolute;
      Path directory = target.getParent();
      return directory == null ? target : directory.toRealPath().resolve(target.getFileName());
    } catch (IOException e) {
      // It cannot be written either, which says so.
      return absolute.normalize();
    }
  }
}
