package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.suite.Result;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What was measured on, and what it reaches with each width of vectors. */
record MachineTable(Results results) {

  String text() {
    return "%s; processors: %s; caches: %s kB; %s; %s. Load before the run: %s.\n\n%s"
        .formatted(
            word("processor"),
            word("processors"),
            IntStream.rangeClosed(1, 3).mapToObj(this::kilobytes).collect(Collectors.joining(", ")),
            word("system"),
            word("jdks"),
            word("load"),
            roofline());
  }

  private Markdown roofline() {
    Markdown table = new Markdown(
        List.of("bits", "threads", "FMA, GFLOP/s", "L2, GB/s", "L3, GB/s", "memory, GB/s"));
    for (int bits : roofs()) {
      for (int threads = 1; threads <= 2; threads++) {
        table.row(List.of(
            String.valueOf(bits),
            String.valueOf(threads),
            figure(bits, "gflops-" + threads),
            figure(bits, "l2-" + threads),
            figure(bits, "l3-" + threads),
            figure(bits, "memory-" + threads)));
      }
    }
    return table;
  }

  private String word(String metric) {
    return results
        .where(it -> it.work().equals("machine") && it.metric().equals(metric))
        .map(Result::value)
        .findFirst()
        .orElse("unknown");
  }

  private String kilobytes(int level) {
    double bytes = results.figure("machine", "", 0, 0, "l" + level + " bytes").orElse(Double.NaN);
    return Markdown.count(bytes / (1 << 10));
  }

  private List<Integer> roofs() {
    return results
        .where(it -> it.work().equals("roofline"))
        .map(Result::bits)
        .distinct()
        .toList();
  }

  private String figure(int bits, String metric) {
    return Markdown.number(results.figure("roofline", "", 0, bits, metric).orElse(Double.NaN));
  }
}
