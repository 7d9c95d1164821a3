package dev.gradpoet.benchmarks.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs processes to their end, one at a time. */
final class Child {
  private static final int MOST_SECONDS = 240;

  private final Path log;

  /** Keeps the output of the last process in {@code log}. */
  Child(Path log) {
    this.log = log;
  }

  /** The figures that the process printed; {@code absent} with the reason if it failed. */
  Map<String, String> figures(List<String> command, Map<String, String> environment) {
    int code = run(command, environment);
    Map<String, String> figures = new LinkedHashMap<>();
    String last = "";
    for (String line : lines()) {
      int equals = line.indexOf('=');
      if (line.startsWith("@") && equals > 0) {
        figures.put(line.substring(1, equals), line.substring(equals + 1));
      } else if (line.contains("Exception") || line.contains("Error") || last.isEmpty()) {
        last = line;
      }
    }
    if (code != 0) {
      figures.put("absent", "exit code " + code + ": " + last);
    }
    return figures;
  }

  /** Nanoseconds from the start of the process to its end. */
  long nanos(List<String> command) {
    long start = System.nanoTime();
    int code = run(command, Map.of());
    long nanos = System.nanoTime() - start;
    if (code != 0) {
      throw new IllegalStateException(command + " ended with " + code + ": " + lines());
    }
    return nanos;
  }

  private int run(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      Process process = builder.start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        return -1;
      }
      return process.exitValue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private List<String> lines() {
    try {
      return new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
