package dev.gradpoet.benchmarks.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the build put things.
 *
 * @param root the directory {@code benchmarks}
 */
record Layout(Path root) {

  /** The class path of a module, as {@code peers/smile}, with its own jar first; empty if it was not built. */
  String classPath(String module) {
    Path target = root.resolve(module).resolve("target");
    try (Stream<Path> files = Files.exists(target) ? Files.list(target) : Stream.empty()) {
      Path list = target.resolve("class-path.txt");
      return files
          .filter(file -> file.getFileName().toString().endsWith(".jar") && Files.exists(list))
          .findFirst()
          .map(jar -> jar + System.getProperty("path.separator") + text(list))
          .orElse("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where results and scratch files go. */
  Path results() {
    return root.resolve("results");
  }

  /** The peer in C, which is there when FANN is. */
  Path fann() {
    return results().resolve("fann_peer");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
