package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Cases;
import dev.gradpoet.benchmarks.suite.Result;
import dev.gradpoet.benchmarks.suite.Subjects;
import java.util.List;
import java.util.Locale;

/**
 * How near each case comes to what the machine can do.
 *
 * <p>S. Williams, A. Waterman, D. Patterson, Roofline, CACM 2009: the bound is the smaller one of the peak and of
 * bandwidth times operations per byte. The bandwidth is that of the smallest memory that holds the values moved.
 */
record RooflineTable(Results results) {
  /** What fits here has no bound by memory: two loads for each multiply-add unit. */
  private static final double L1 = 32 << 10;

  private static final double L2 = 1 << 20;
  private static final double L3 = 32 << 20;

  /** A line for each case and number of threads, on the newest JDK. */
  String table() {
    Markdown table = new Markdown(List.of(
        "case, SIMD",
        "threads",
        "GFLOP/s",
        "of FMA peak",
        "bound, GFLOP/s",
        "bound by",
        "of bound"));
    results.jdks().stream().findFirst().ifPresent(jdk -> {
      for (Case work : Cases.targets()) {
        for (int threads = 1; threads <= 2; threads++) {
          results
              .gradpoet(work, Subjects.SIMD, jdk, threads)
              .ifPresent(it -> table.row(row(work, it)));
        }
      }
    });
    return table.toString();
  }

  private List<String> row(Case work, Result result) {
    double reached = work.flops() / result.number();
    double peak = figure("gflops", result.threads());
    String memory = work.bytes() < L2 ? "L2" : work.bytes() < L3 ? "L3" : "memory";
    double byMemory =
        work.flops() / work.bytes() * figure(memory.toLowerCase(Locale.ROOT), result.threads());
    double bound = work.bytes() < L1 ? peak : Math.min(peak, byMemory);
    return List.of(
        work.title(),
        String.valueOf(result.threads()),
        Markdown.number(reached),
        Markdown.number(100 * reached / peak) + " %",
        Markdown.number(bound),
        bound < peak ? memory : "FMA",
        Markdown.number(100 * reached / bound) + " %");
  }

  private double figure(String metric, int threads) {
    return results.figure("roofline", 0, metric + "-" + threads).orElse(Double.NaN);
  }
}
