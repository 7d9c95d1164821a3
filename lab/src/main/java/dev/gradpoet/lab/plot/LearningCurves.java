package dev.gradpoet.lab.plot;

import dev.gradpoet.runtime.internal.Numbers;
import dev.gradpoet.runtime.training.BestEpoch;
import dev.gradpoet.runtime.training.Epoch;
import dev.gradpoet.runtime.training.Evaluation;
import dev.gradpoet.runtime.training.History;
import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Loss and metrics over the epochs of training: a panel each, with the validation data if there is any, and a mark at the epoch whose parameters
 * the network was left with ({@link History#best}). Where no rule chose one, the mark is where the validation loss is least (the training loss,
 * without validation data; the first of equal ones).
 *
 * <pre>{@code
 * LearningCurves.of(trainer.train(data)).write(Path.of("curves.svg"));
 * }</pre>
 */
public final class LearningCurves {
  private static final int WIDTH = 560;
  private static final int LOSS_HEIGHT = 250;
  private static final int METRIC_HEIGHT = 170;
  private static final int ABOVE = 30;
  private static final int GAP = 24;
  private static final int MARGIN = 22;

  /** Up to that many epochs, each is marked by a point: of one alone, there is no line. */
  private static final int MOST_POINTS = 30;

  private static final Color TRAINING = Style.BLUE;
  private static final Color VALIDATION = Style.VERMILION;

  private final List<Epoch> epochs;
  private final boolean validated;
  /** What the mark means, and the index of its epoch; −1 for none. */
  private final String mark;

  private final int marked;
  private final String note;
  private final List<Panel> panels = new ArrayList<>();
  private final Legend legend = new Legend();

  /** A curve of the training data, one of the validation data, and their scale. */
  private record Panel(
      String metric, double[] training, double[] validation, boolean validated, Axis y) {
    String title() {
      return y.logarithmic() ? metric + ", logarithmic" : metric;
    }

    boolean isNotFinite(int epoch) {
      return !Double.isFinite(training[epoch])
          || (validated && !Double.isFinite(validation[epoch]));
    }

    int height() {
      return (int) y.from() + Axes.BELOW;
    }
  }

  private LearningCurves(History history, boolean logarithmic) {
    if (history.epochs().isEmpty()) {
      throw new IllegalArgumentException("history has no epochs, expected at least one");
    }
    this.epochs = history.epochs();
    this.validated = epochs.stream().anyMatch(epoch -> epoch.validation().isPresent());
    double[] training = values(epoch -> epoch.training().loss());
    double[] validation = validation(Evaluation::loss);
    int chosen = history.best().map(best -> epochs.indexOf(best.epoch())).orElse(-1);
    this.mark = chosen >= 0 ? "best" : "least loss";
    this.marked = chosen >= 0 ? chosen : least(validated ? validation : training);
    int top = ABOVE;
    panel("loss", training, validation, logarithmic, top, LOSS_HEIGHT);
    for (String metric : epochs.get(0).metrics().keySet()) {
      top = panels.get(panels.size() - 1).height() + ABOVE;
      panel(
          metric,
          values(epoch -> epoch.metrics().getOrDefault(metric, Double.NaN)),
          validation(evaluation -> evaluation.metrics().getOrDefault(metric, Double.NaN)),
          false,
          top,
          METRIC_HEIGHT);
    }
    legend.line(TRAINING, Style.solid(2), "training");
    if (validated) {
      legend.line(VALIDATION, Style.dashed(2, 7, 4), "validation");
    }
    if (marked >= 0) {
      String epoch = mark + ": epoch " + epochs.get(marked).number();
      legend.line(Style.GREY, Style.dashed(1, 2, 3), epoch);
    }
    this.note = note(chosen >= 0 ? history.best() : Optional.empty());
  }

  /**
   * The curves of a training.
   *
   * @throws IllegalArgumentException if no epoch was finished
   */
  public static Plot of(History history) {
    return new LearningCurves(history, false).plot();
  }

  /**
   * As {@link #of}, with the loss on a logarithmic scale. Losses of 0 and below have no place there and are left out.
   *
   * @throws IllegalArgumentException if no epoch was finished, or no loss is greater than 0
   */
  public static Plot logarithmic(History history) {
    return new LearningCurves(history, true).plot();
  }

  private double[] values(ToDoubleFunction<Epoch> value) {
    return epochs.stream().mapToDouble(value).toArray();
  }

  private double[] validation(ToDoubleFunction<Evaluation> value) {
    return values(epoch -> epoch.validation().map(value::applyAsDouble).orElse(Double.NaN));
  }

  /** The index of the least finite value, or −1. */
  private static int least(double[] values) {
    int least = -1;
    for (int i = 0; i < values.length; i++) {
      if (Double.isFinite(values[i]) && (least < 0 || values[i] < values[least])) {
        least = i;
      }
    }
    return least;
  }

  private void panel(
      String metric, double[] training, double[] validation, boolean logs, int top, int height) {
    double[] all =
        DoubleStream.concat(Arrays.stream(training), Arrays.stream(validation)).toArray();
    if (logs && Arrays.stream(all).noneMatch(value -> value > 0)) {
      throw new IllegalArgumentException(
          "history has no loss greater than 0, expected one for a logarithmic scale");
    }
    int bottom = top + height;
    Axis y = logs
        ? Axis.logarithmic(Arrays.stream(all), bottom, top)
        : Axis.of(Arrays.stream(all), bottom, top, Axes.Y_SPACING);
    panels.add(new Panel(metric, training, validation, validated, y));
  }

  /** What cannot be drawn: the reader would take a gap for a mistake. */
  private String remarks() {
    StringBuilder remarks = new StringBuilder();
    for (Panel panel : panels) {
      long bad = IntStream.range(0, epochs.size()).filter(panel::isNotFinite).count();
      if (bad > 0) {
        remarks.append(String.format(
            Locale.ROOT,
            "; %s not finite in %,d epoch%s",
            panel.metric(),
            bad,
            bad == 1 ? "" : "s"));
      }
    }
    Panel loss = panels.get(0);
    boolean leftOut = loss.y().logarithmic()
        && DoubleStream.concat(Arrays.stream(loss.training()), Arrays.stream(loss.validation()))
            .anyMatch(value -> value <= 0);
    return leftOut ? remarks + "; losses of 0 and below left out" : remarks.toString();
  }

  private Plot plot() {
    int height = panels.get(panels.size() - 1).height();
    int width = Axes.LEFT + WIDTH + GAP + legend.width() + MARGIN;
    return new Plot("Learning curves", note, width, height, this::draw);
  }

  private String note(Optional<BestEpoch> best) {
    String count = epochs.size() == 1 ? "1 epoch" : epochs.size() + " epochs";
    if (marked < 0) {
      return count + remarks();
    }
    Epoch epoch = epochs.get(marked);
    String measure = best.map(chosen -> "best " + chosen.measure())
        .orElse(validated ? "least validation loss" : "least training loss");
    double value = best.map(BestEpoch::value).orElse(epoch.watched().loss());
    return count + ", " + measure + " " + Numbers.significant(value, 4) + " in epoch "
        + epoch.number() + remarks();
  }

  private void draw(Canvas canvas) {
    double[] numbers = values(Epoch::number);
    double least = numbers[0];
    double most = numbers[numbers.length - 1];
    double slack = least == most ? 0.5 : 0;
    Axis x = new Axis(least - slack, most + slack, false, Axes.LEFT, Axes.LEFT + WIDTH);
    for (Panel panel : panels) {
      Axes axes = new Axes(x, panel.y());
      axes.wholeGrid(canvas);
      axes.above(canvas, panel.title());
      if (marked >= 0) {
        double at = x.at(numbers[marked]);
        canvas.setColor(Style.GREY);
        canvas.setStroke(Style.dashed(1, 2, 3));
        canvas.draw(new Line2D.Double(at, panel.y().from(), at, panel.y().to()));
      }
      curve(canvas, axes, numbers, panel.training(), TRAINING, false);
      if (validated) {
        curve(canvas, axes, numbers, panel.validation(), VALIDATION, true);
      }
    }
    new Axes(x, panels.get(panels.size() - 1).y()).below(canvas, "epoch");
    legend.draw(canvas, Axes.LEFT + WIDTH + GAP, ABOVE);
  }

  private void curve(
      Canvas canvas, Axes axes, double[] xs, double[] ys, Color color, boolean dashed) {
    axes.line(canvas, xs, ys, color, dashed ? Style.dashed(2, 7, 4) : Style.solid(2));
    for (int i = 0; i < xs.length; i++) {
      boolean point = xs.length <= MOST_POINTS || (i == marked && dashed == validated);
      double y = axes.y().at(ys[i]);
      if (point && Double.isFinite(y)) {
        canvas.setColor(color);
        canvas.fill(new Ellipse2D.Double(axes.x().at(xs[i]) - 3.5, y - 3.5, 7, 7));
      }
    }
  }
}
