package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Cases;
import dev.gradpoet.benchmarks.suite.Result;
import dev.gradpoet.benchmarks.suite.Subjects;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** How the time of a step grows with the width and the batch, and what a second thread brings. */
final class ScalingCharts {
  private final Results results;
  private final Path directory;
  private final int bits;

  private ScalingCharts(Results results, Path directory) {
    this.results = results;
    this.directory = directory;
    this.bits = results.widths().get(0);
  }

  static void draw(Results results, Path directory) {
    ScalingCharts charts = new ScalingCharts(results, directory);
    charts.times(
        new LineChart(
            "Step time by width: n-n-10, batch " + Cases.WIDTH_BATCH + ", SGD",
            "width n",
            "µs per step"),
        "width",
        Cases.widths(),
        it -> it.shape().inputs());
    charts.times(
        new LineChart("Time per sample by batch: 784-128-10, SGD", "batch", "µs per sample"),
        "batch",
        Cases.batches(),
        Case::batch);
    charts.threads();
  }

  private void times(LineChart chart, String name, List<Case> cases, ToIntFunction<Case> position) {
    for (int threads = 1; threads <= 2; threads++) {
      for (String setup : List.of(Subjects.SIMD, Subjects.PLAIN)) {
        LineChart.Series series = chart.series(
            "%s, %d thread%s".formatted("Gradpoet " + setup, threads, threads == 1 ? "" : "s"));
        for (Case work : cases) {
          add(series, work, ours(work, setup, threads), position);
        }
      }
    }
    LineChart.Series peer = chart.series("PyTorch, 2 threads");
    for (Case work : cases) {
      add(peer, work, results.peer(work, Subjects.PYTORCH, bits), position);
    }
    chart.write(directory, name);
  }

  private static void add(
      LineChart.Series series, Case work, Optional<Result> result, ToIntFunction<Case> position) {
    boolean perSample = work.batch() != Cases.WIDTH_BATCH || work.shape().inputs() == 784;
    double samples = perSample ? work.batch() : 1;
    result.ifPresent(it -> series.add(position.applyAsInt(work), it.number() / 1e3 / samples));
  }

  private void threads() {
    LineChart chart =
        new LineChart("Speed-up by a second thread, SIMD", "width n, or batch", "times");
    speedUps(
        chart.series("n-n-10, batch " + Cases.WIDTH_BATCH),
        Cases.widths(),
        it -> it.shape().inputs());
    speedUps(chart.series("784-128-10"), Cases.batches(), Case::batch);
    chart.linear(0, 2.25, 0.25);
    chart.write(directory, "threads");
  }

  private void speedUps(LineChart.Series series, List<Case> cases, ToIntFunction<Case> position) {
    for (Case work : cases) {
      Optional<Result> one = ours(work, Subjects.SIMD, 1);
      Optional<Result> two = ours(work, Subjects.SIMD, 2);
      if (one.isPresent() && two.isPresent()) {
        series.add(position.applyAsInt(work), one.get().number() / two.get().number());
      }
    }
  }

  private Optional<Result> ours(Case work, String setup, int threads) {
    return results.gradpoet(work, setup, results.jdks().get(0), bits, threads);
  }
}
