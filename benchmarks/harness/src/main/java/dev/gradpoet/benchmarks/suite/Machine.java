package dev.gradpoet.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the figures were measured on. */
final class Machine {
  private static final Path CPU_INFO = Path.of("/proc/cpuinfo");
  private static final Path LOAD = Path.of("/proc/loadavg");

  private Machine() {}

  static Map<String, String> describe(List<Jdk> jdks) {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", cpu("model name"));
    machine.put("vector", vectors().isEmpty() ? "no AVX2" : vectors());
    machine.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("jdks", jdks.stream().map(Jdk::version).collect(Collectors.joining("; ")));
    // Above some tenths, other programs disturb the figures.
    machine.put("load", first(LOAD, "", "unknown").split(" ", 2)[0]);
    return machine;
  }

  /** The widest vectors of an x86 processor: {@code AVX-512}, {@code AVX2}, or empty for others. */
  static String vectors() {
    List<String> flags = List.of(cpu("flags").split(" "));
    return flags.contains("avx512f") ? "AVX-512" : flags.contains("avx2") ? "AVX2" : "";
  }

  private static String cpu(String key) {
    String line = first(CPU_INFO, key, System.getProperty("os.arch"));
    return line.substring(line.indexOf(':') + 1).strip();
  }

  private static String first(Path file, String start, String otherwise) {
    try {
      return Files.readAllLines(file).stream()
          .filter(line -> line.startsWith(start))
          .findFirst()
          .orElse(otherwise);
    } catch (IOException e) {
      // No Linux.
      return otherwise;
    }
  }
}
