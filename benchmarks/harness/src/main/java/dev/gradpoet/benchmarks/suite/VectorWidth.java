package dev.gradpoet.benchmarks.suite;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How wide the vectors are that a process computes with.
 *
 * @param bits the width; 0 where it does not depend on us
 * @param limited whether the process is kept to them on a processor that has wider ones
 */
record VectorWidth(int bits, boolean limited) {
  /** For what computes without vectors, or takes the widest whatever it is told. */
  static final VectorWidth ANY = new VectorWidth(0, false);

  private static final Set<String> X86 = Set.of("amd64", "x86_64");
  private static final int AVX2_BITS = 256;
  private static final int AVX512_BITS = 512;

  /** What a JVM takes by itself and, where that is AVX-512, what it would on a machine with AVX2. */
  static List<VectorWidth> all(Jdk jdk, Layout layout, Child child) {
    List<String> command = List.of(
        jdk.java(),
        Subject.VECTORS,
        "-cp",
        layout.classPath("gradpoet"),
        "dev.gradpoet.benchmarks.gradpoet.VectorBits");
    Map<String, String> figures = child.figures(command, Map.of());
    if (!figures.containsKey("bits")) {
      throw new IllegalStateException("the width of vectors is unknown: " + figures);
    }
    VectorWidth own = new VectorWidth(Integer.parseInt(figures.get("bits")), false);
    return own.bits() == AVX512_BITS && X86.contains(System.getProperty("os.arch"))
        ? List.of(own, new VectorWidth(AVX2_BITS, true))
        : List.of(own);
  }

  /**
   * Of the JVM. Not {@code MaxVectorSize=32}: that leaves the 32 registers of AVX-512, and code that needs more than
   * the 16 of AVX2 would look faster than it is there.
   */
  List<String> flags() {
    return limited ? List.of("-XX:UseAVX=2") : List.of();
  }

  /**
   * Which build of ND4J's native library: one for wider vectors than the processor has ends the JVM by an illegal
   * instruction, and is what JavaCPP loads if nothing is said. The JVM's own width is the word of the processor.
   */
  String nd4jExtension() {
    return bits >= AVX512_BITS ? "-avx512" : bits == AVX2_BITS ? "-avx2" : "";
  }

  /** Of PyTorch's own kernels, oneDNN by its name and by the one before, MKL, and OpenBLAS. */
  Map<String, String> environment() {
    return limited
        ? Map.of(
            "ATEN_CPU_CAPABILITY", "avx2",
            "ONEDNN_MAX_CPU_ISA", "AVX2",
            "DNNL_MAX_CPU_ISA", "AVX2",
            "MKL_ENABLE_INSTRUCTIONS", "AVX2",
            "OPENBLAS_CORETYPE", "Haswell")
        : Map.of();
  }
}
