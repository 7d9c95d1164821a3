package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.Case;
import java.util.Locale;

/**
 * What the machine can do at most of a case.
 *
 * <p>S. Williams, A. Waterman, D. Patterson, Roofline, CACM 2009: the bound is the smaller one of the peak and of
 * bandwidth times operations per byte. The bandwidth is that of the smallest memory that holds the values moved.
 *
 * @param gflops operations per nanosecond; NaN if it was not measured
 * @param by what the bound is: {@code FMA}, {@code L2}, {@code L3} or {@code memory}
 */
record Bound(double gflops, String by) {

  /** The bound for vectors of that width, on so many threads. */
  static Bound of(Results results, Case work, int bits, int threads) {
    double peak = figure(results, bits, "gflops-" + threads);
    // What fits into the first level has no bound by memory: two loads for each multiply-add unit.
    if (work.bytes() < cache(results, 1)) {
      return new Bound(peak, "FMA");
    }
    String memory = work.bytes() < cache(results, 2)
        ? "L2"
        : work.bytes() < cache(results, 3) ? "L3" : "memory";
    double bandwidth = figure(results, bits, memory.toLowerCase(Locale.ROOT) + "-" + threads);
    double byMemory = work.flops() / work.bytes() * bandwidth;
    return byMemory < peak ? new Bound(byMemory, memory) : new Bound(peak, "FMA");
  }

  /** Which part of the bound a step of that time is. */
  double share(Case work, double nanos) {
    return work.flops() / nanos / gflops;
  }

  @Override
  public String toString() {
    return Double.isNaN(gflops) ? Markdown.number(gflops) : Markdown.number(gflops) + " " + by;
  }

  private static double figure(Results results, int bits, String metric) {
    return results.figure("roofline", "", 0, bits, metric).orElse(Double.NaN);
  }

  private static double cache(Results results, int level) {
    return results.figure("machine", "", 0, 0, "l" + level + " bytes").orElse(Double.NaN);
  }
}
