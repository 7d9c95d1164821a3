package dev.gradpoet.lab.progress;

import dev.gradpoet.runtime.internal.Numbers;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.Metric;
import dev.gradpoet.runtime.training.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table of a run: a line for each epoch, a cell for each figure. */
final class EpochTable {
  private final int epochs;
  private final List<String> titles = new ArrayList<>();
  private final List<Integer> widths = new ArrayList<>();

  EpochTable(Run run) {
    this.epochs = run.epochs();
    column("epoch", 2 * Integer.toString(epochs).length() + 1);
    evaluation("", run.metrics());
    if (run.validation().isPresent()) {
      evaluation("val ", run.metrics());
    }
    column("rate", "1.23e-05".length());
    column("samples/s", "1,234,567".length());
    column("left", "1:23:45".length());
  }

  private void evaluation(String of, List<Metric> metrics) {
    column(of + "loss", "1.234e-05".length());
    metrics.forEach(metric -> column(of + metric.label(), "0.1234".length()));
  }

  private void column(String title, int least) {
    titles.add(title);
    widths.add(Math.max(title.length(), least));
  }

  List<String> header() {
    return aligned(titles);
  }

  /**
   * The line of an epoch.
   *
   * @param rate the learning rate at its start
   * @param speed samples per second
   * @param left the time left
   */
  List<String> row(Epoch epoch, double rate, String speed, String left) {
    List<String> cells = new ArrayList<>();
    cells.add(epoch.number() + "/" + epochs);
    add(cells, epoch.training());
    epoch.validation().ifPresent(evaluation -> add(cells, evaluation));
    cells.add(String.format(Locale.ROOT, "%.3g", rate));
    cells.add(speed);
    cells.add(left);
    return aligned(cells);
  }

  private static void add(List<String> cells, Evaluation evaluation) {
    cells.add(Numbers.significant(evaluation.loss(), 4));
    evaluation.metrics().values().forEach(value -> cells.add(Numbers.significant(value, 4)));
  }

  private List<String> aligned(List<String> cells) {
    List<String> aligned = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      aligned.add(" ".repeat(Math.max(0, widths.get(i) - cells.get(i).length())) + cells.get(i));
    }
    return aligned;
  }
}
