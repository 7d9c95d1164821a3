package dev.gradpoet.lab.plot;

import dev.gradpoet.lab.report.Predictions;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.internal.Numbers;
import dev.gradpoet.runtime.training.Dataset;
import dev.gradpoet.runtime.training.Task;
import dev.gradpoet.runtime.training.TrainingListener;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Which class a network with two inputs takes each point of the plane for, and the samples of a dataset there. With one output, colours go
 * from the one class to the other by the output; with several, a region has the colour of its class, with softmax the fuller the surer. Where
 * the class changes, there is a line.
 *
 * <pre>{@code
 * DecisionBoundary.of(network, data).write(Path.of("boundary.png"));
 *
 * trainer.listener(DecisionBoundary.frames(Path.of("frames"), data, 10)).train(data);
 * }</pre>
 */
public final class DecisionBoundary {
  private static final int SIDE = 460;
  private static final int ABOVE = 8;
  private static final int GAP = 24;
  private static final int MARGIN = 22;
  private static final int BAR_HEIGHT = 200;

  /** More would hide the regions, and make files large. */
  private static final int MOST_POINTS = 2000;

  private static final int MANY_POINTS = 500;
  private static final double POINT = 4.5;
  private static final double SMALL_POINT = 3;

  private final List<String> inputs;
  private final float[] x;
  private final int[] classes;
  private final int size;
  private final Axes axes;
  private final BufferedImage regions;
  private final Legend legend = new Legend();
  private final Optional<ColorBar> bar;

  private DecisionBoundary(
      NeuralNetwork network, Predictions predictions, List<String> inputs, List<String> labels) {
    Dataset data = predictions.data();
    this.inputs = inputs;
    this.x = data.x().clone();
    this.classes = predictions.actualClasses();
    this.size = data.size();
    this.axes = new Axes(axis(0, Axes.LEFT, Axes.LEFT + SIDE), axis(1, ABOVE + SIDE, ABOVE));
    Regions colored = new Regions(network.architecture(), predictions.task());
    this.regions = colored.image(network, axes, SIDE);
    this.bar = network.outputs() == 1
        ? Optional.of(new ColorBar("output", colored.least(), 1, colored::color))
        : Optional.empty();
    for (int c = 0; c < labels.size(); c++) {
      legend.point(c, labels.get(c));
    }
  }

  /** As {@link #of(NeuralNetwork, Dataset, List, List)}, with numbers for names. */
  public static Plot of(NeuralNetwork network, Dataset data) {
    return of(
        network,
        data,
        Labels.numbered("input ", 2),
        Labels.numbered("class ", Math.max(2, network.outputs())));
  }

  /**
   * The boundary of a network between the classes of {@code data}. Of more than 2000 samples, so many are drawn, evenly spaced in their order.
   *
   * @param inputs what the two inputs are called
   * @param labels what classes are called; with one output, there are two
   * @throws IllegalArgumentException if the network has not two inputs or predicts no classes, {@code data} does not fit it, a prediction is not finite, or there are
   *     more or fewer names than inputs or labels than classes
   */
  public static Plot of(
      NeuralNetwork network, Dataset data, List<String> inputs, List<String> labels) {
    plane(network, data);
    Labels.checked("inputs", inputs, 2, "input");
    Predictions predictions = Predictions.of(network, data);
    Labels.checked("labels", labels, predictions.classCount(), "class");
    return new DecisionBoundary(network, predictions, List.copyOf(inputs), labels)
        .plot(predictions);
  }

  /**
   * A listener that writes pictures of the boundary as it moves: {@code epoch-00000.png} before the first epoch, {@code epoch-00010.png} and
   * on after each {@code every} epochs, and one after the last. The numbers are those of the epochs, so a resumed training goes on with them.
   * Give it to the trainer before what puts back other parameters at the end, as early stopping does.
   *
   * @param directory where to, made if it is not there
   * @param data the samples to draw; all pictures have the same axes
   * @param every how many epochs lie between pictures, at least 1
   * @return a listener for one training at a time; it throws {@link java.io.UncheckedIOException} if writing fails, and when training starts
   *     {@link IllegalArgumentException} as {@link #of(NeuralNetwork, Dataset)}, {@link IllegalStateException} if another one is not over
   * @throws IllegalArgumentException if {@code every} is less than 1
   */
  public static TrainingListener frames(Path directory, Dataset data, int every) {
    return new BoundaryFrames(directory, data, every);
  }

  static void plane(NeuralNetwork network, Dataset data) {
    if (network.inputs() != 2) {
      throw new IllegalArgumentException("network '" + network.architecture().name() + "' has "
          + network.inputs() + " inputs, expected 2 for a picture of the plane");
    }
    Task task = Task.of(network.architecture(), data);
    if (!task.classifies()) {
      throw task.refusal(
          "a decision boundary is between classes",
          network.architecture(),
          task == Task.REGRESSION ? "RegressionReport" : "MultiLabelReport");
    }
  }

  /** The range of an input, with some room around. */
  private Axis axis(int input, double from, double to) {
    double[] range = Axis.range(IntStream.range(0, size).mapToDouble(s -> x[2 * s + input]));
    double room = 0.08 * (range[1] - range[0]);
    return new Axis(range[0] - room, range[1] + room, false, from, to);
  }

  private Plot plot(Predictions predictions) {
    int[] predicted = predictions.predictedClasses();
    int right = 0;
    for (int s = 0; s < size; s++) {
      right += predicted[s] == classes[s] ? 1 : 0;
    }
    String note = String.format(Locale.ROOT, "%,d samples, accuracy ", size)
        + Numbers.fixed((double) right / size, 3);
    if (size > MOST_POINTS) {
      note += String.format(Locale.ROOT, "; %,d of them drawn", MOST_POINTS);
    }
    int barWidth = bar.map(ColorBar::width).orElse(0);
    int barHeight = bar.isPresent() ? BAR_HEIGHT + GAP : 0;
    int width = Axes.LEFT + SIDE + GAP + Math.max(legend.width(), barWidth) + MARGIN;
    int height = ABOVE + Math.max(SIDE + Axes.BELOW, legend.height() + barHeight + MARGIN);
    return new Plot("Decision boundary", note, width, height, this::draw);
  }

  private void draw(Canvas canvas) {
    axes.grid(canvas);
    axes.below(canvas, inputs.get(0));
    axes.beside(canvas, inputs.get(1));
    canvas.drawImage(regions, Axes.LEFT, ABOVE, SIDE, SIDE);
    axes.border(canvas);
    int drawn = Math.min(size, MOST_POINTS);
    double radius = drawn > MANY_POINTS ? SMALL_POINT : POINT;
    for (int i = 0; i < drawn; i++) {
      int s = (int) ((long) i * size / drawn);
      Mark.draw(canvas, classes[s], axes.x().at(x[2 * s]), axes.y().at(x[2 * s + 1]), radius);
    }
    double right = Axes.LEFT + SIDE + GAP;
    legend.draw(canvas, right, ABOVE);
    bar.ifPresent(shown -> shown.draw(canvas, right, ABOVE + legend.height() + GAP, BAR_HEIGHT));
  }
}
