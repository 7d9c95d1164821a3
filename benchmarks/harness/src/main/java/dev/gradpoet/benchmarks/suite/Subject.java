package dev.gradpoet.benchmarks.suite;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Effort;
import dev.gradpoet.benchmarks.SampleFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A library in a setup that is measured.
 *
 * @param name as in the results
 * @param setup as in the results
 * @param jdk what it runs on
 * @param width the vectors it may use
 * @param threads how many it may use
 * @param module the module of the benchmarks; empty for the peer in C
 * @param peer the class that implements {@link dev.gradpoet.benchmarks.Peer}, in {@code dev.gradpoet.benchmarks}
 */
record Subject(
    String name,
    String setup,
    Jdk jdk,
    VectorWidth width,
    int threads,
    String module,
    String peer) {
  static final String VECTORS = "--add-modules=jdk.incubator.vector";
  private static final String PACKAGE = "dev.gradpoet.benchmarks.";
  private static final String HEAP = "-Xmx4g";
  private static final double SECOND = 1e9;

  /** Where a figure of that case belongs. */
  Result result(Case work) {
    return new Result(work.id(), name, setup, jdk.release(), width.bits(), threads, "", "");
  }

  /** Runs a case; the figures, or {@code absent} with the reason. */
  Map<String, String> measure(Case work, Effort effort, Layout layout, Child child) {
    if (module.isEmpty()) {
      return measureFann(work, effort, layout, child);
    }
    String classPath = layout.classPath(module);
    if (classPath.isEmpty()) {
      return Map.of("absent", "its module was not built");
    }
    List<String> command = new ArrayList<>(List.of(jdk.java(), HEAP));
    command.addAll(flags());
    command.addAll(List.of(
        "-cp",
        classPath,
        PACKAGE + "PeerMain",
        PACKAGE + peer,
        work.id(),
        String.valueOf(threads),
        effort.name()));
    String count = String.valueOf(threads);
    Map<String, String> environment = new HashMap<>(width.environment());
    environment.put("OMP_NUM_THREADS", count);
    environment.put("OPENBLAS_NUM_THREADS", count);
    return child.figures(command, environment);
  }

  private List<String> flags() {
    List<String> flags = new ArrayList<>(width.flags());
    if (setup.startsWith("SIMD")) {
      flags.add(VECTORS);
    }
    if (!name.equals(Subjects.GRADPOET) && jdk.release() >= 22) {
      flags.add("--enable-native-access=ALL-UNNAMED");
    }
    if (name.equals(Subjects.PYTORCH)) {
      flags.add("-Dai.djl.pytorch.num_threads=" + threads);
      flags.add("-Dai.djl.pytorch.num_interop_threads=1");
    }
    if (name.equals(Subjects.DL4J)) {
      flags.add("-Dorg.bytedeco.javacpp.platform.extension=" + width.nd4jExtension());
    }
    return flags;
  }

  private static Map<String, String> measureFann(
      Case work, Effort effort, Layout layout, Child child) {
    if (!Files.isExecutable(layout.fann())) {
      return Map.of("absent", "fann.h is not installed");
    }
    Path samples = layout.results().resolve("samples.bin");
    SampleFile.write(work, samples);
    return child.figures(
        List.of(
            layout.fann().toString(),
            samples.toString(),
            seconds(effort.warmUpNanos()),
            seconds(effort.repetitionNanos()),
            String.valueOf(effort.repetitions())),
        Map.of());
  }

  private static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.3f", nanos / SECOND);
  }
}
