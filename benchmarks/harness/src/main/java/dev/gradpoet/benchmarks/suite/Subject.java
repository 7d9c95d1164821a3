package dev.gradpoet.benchmarks.suite;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Effort;
import dev.gradpoet.benchmarks.SampleFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A library in a setup that is measured.
 *
 * @param name as in the results
 * @param setup as in the results
 * @param jdk what it runs on
 * @param threads how many it may use
 * @param module the module of the benchmarks; empty for the peer in C
 * @param peer the class that implements {@link dev.gradpoet.benchmarks.Peer}, in {@code dev.gradpoet.benchmarks}
 */
record Subject(String name, String setup, Jdk jdk, int threads, String module, String peer) {
  private static final String PACKAGE = "dev.gradpoet.benchmarks.";
  private static final String HEAP = "-Xmx4g";
  private static final double SECOND = 1e9;

  /** Runs a case; the figures, or {@code absent} with the reason. */
  Map<String, String> measure(Case work, boolean quick, Layout layout, Child child) {
    if (module.isEmpty()) {
      return measureFann(work, Effort.of(quick), layout, child);
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
        quick ? "quick" : "full"));
    String count = String.valueOf(threads);
    return child.figures(command, Map.of("OMP_NUM_THREADS", count, "OPENBLAS_NUM_THREADS", count));
  }

  private List<String> flags() {
    List<String> flags = new ArrayList<>();
    if (setup.startsWith("SIMD")) {
      flags.add("--add-modules=jdk.incubator.vector");
    }
    if (!name.equals(Subjects.GRADPOET) && jdk.release() >= 22) {
      flags.add("--enable-native-access=ALL-UNNAMED");
    }
    if (name.equals(Subjects.PYTORCH)) {
      flags.add("-Dai.djl.pytorch.num_threads=" + threads);
      flags.add("-Dai.djl.pytorch.num_interop_threads=1");
    }
    if (name.equals(Subjects.DL4J)) {
      flags.add("-Dorg.bytedeco.javacpp.platform.extension=" + nativeLibrary(Machine.vectors()));
    }
    return flags;
  }

  /** Which build of its native library: one for wider vectors than the processor has ends the JVM, and is what is loaded if nothing is said. */
  private static String nativeLibrary(String vectors) {
    return switch (vectors) {
      case "AVX-512" -> "-avx512";
      case "AVX2" -> "-avx2";
      default -> "";
    };
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
