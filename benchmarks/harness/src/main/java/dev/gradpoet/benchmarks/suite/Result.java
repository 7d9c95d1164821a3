package dev.gradpoet.benchmarks.suite;

/**
 * One figure, or a remark.
 *
 * @param work the id of the case, or what else was measured
 * @param subject the library
 * @param setup how it was run: for Gradpoet {@code plain}, {@code SIMD} or {@code manual}; empty for others
 * @param jdk the feature release of the JDK; 0 for what is no Java
 * @param threads how many threads it could use
 * @param metric what the value is
 * @param value the value
 */
public record Result(
    String work, String subject, String setup, int jdk, int threads, String metric, String value) {

  /** The same with another value. */
  Result withValue(String value) {
    return new Result(work, subject, setup, jdk, threads, metric, value);
  }

  /** The value as a number. */
  public double number() {
    return Double.parseDouble(value);
  }
}
