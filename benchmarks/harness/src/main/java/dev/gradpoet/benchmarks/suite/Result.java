package dev.gradpoet.benchmarks.suite;

/**
 * One figure, or a remark.
 *
 * @param work the id of the case, or what else was measured
 * @param subject the library
 * @param setup how it was run: for Gradpoet {@code plain}, {@code SIMD} or {@code manual}; empty for others
 * @param jdk the feature release of the JDK; 0 for what is no Java
 * @param bits the width of its vectors; 0 where that does not depend on us
 * @param threads how many threads it could use
 * @param metric what the value is
 * @param value the value
 */
public record Result(
    String work,
    String subject,
    String setup,
    int jdk,
    int bits,
    int threads,
    String metric,
    String value) {

  /** Another figure of the same measurement. */
  Result with(String metric, String value) {
    return new Result(work, subject, setup, jdk, bits, threads, metric, value);
  }

  /** The value as a number. */
  public double number() {
    return Double.parseDouble(value);
  }
}
