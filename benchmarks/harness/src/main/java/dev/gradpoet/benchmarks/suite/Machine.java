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
  private static final Path CACHES = Path.of("/sys/devices/system/cpu/cpu0/cache");
  private static final int MOST_CACHES = 4;
  private static final List<Long> USUAL_CACHES = List.of(32L << 10, 1L << 20, 32L << 20);
  private static final Path LOAD = Path.of("/proc/loadavg");

  private Machine() {}

  static Map<String, String> describe(List<Jdk> jdks, List<VectorWidth> widths) {
    Map<String, String> machine = new LinkedHashMap<>();
    machine.put("processor", cpu("model name"));
    machine.put(
        "bits of vectors",
        widths.stream().map(it -> String.valueOf(it.bits())).collect(Collectors.joining(", ")));
    for (int level = 1; level <= 3; level++) {
      machine.put("l" + level + " bytes", String.valueOf(cache(level)));
    }
    machine.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
    machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    machine.put("jdks", jdks.stream().map(Jdk::version).collect(Collectors.joining("; ")));
    // Above some tenths, other programs disturb the figures.
    machine.put("load", first(LOAD, "", "unknown").split(" ", 2)[0]);
    return machine;
  }

  /** Bytes of the cache for data of that level, from 1 to 3, as the first processor has it; usual ones where it is not told. */
  static long cache(int level) {
    for (int index = 0; index < MOST_CACHES; index++) {
      Path cache = CACHES.resolve("index" + index);
      String size = first(cache.resolve("size"), "", "").strip();
      if (first(cache.resolve("level"), "", "").strip().equals(String.valueOf(level))
          && !first(cache.resolve("type"), "", "").strip().equals("Instruction")
          && size.endsWith("K")) {
        return Long.parseLong(size.substring(0, size.length() - 1)) << 10;
      }
    }
    return USUAL_CACHES.get(level - 1);
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
