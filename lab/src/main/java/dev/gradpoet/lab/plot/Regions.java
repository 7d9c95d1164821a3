package dev.gradpoet.lab.plot;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.training.Classification;
import dev.gradpoet.runtime.training.Task;
import java.awt.Color;
import java.awt.image.BufferedImage;

/** The plane in the colours of the classes that a network takes its points for. */
final class Regions {
  /** Points are drawn in full colours, and are seen on these. */
  private static final double FULLEST = 0.55;

  private static final double PALEST = 0.12;

  private final Architecture architecture;
  private final Task task;
  private final int outputs;
  private final boolean softmax;

  /** The output of a network with one output that is as far from the threshold as 1 is. */
  private final double least;

  Regions(Architecture architecture, Task task) {
    this.architecture = architecture;
    this.task = task;
    this.outputs = architecture.outputSize();
    this.softmax =
        architecture.layers().get(architecture.layers().size() - 1).activation().equals("softmax");
    this.least = architecture.loss().equals("hinge") ? -1 : 0;
  }

  /** The output, of one, that stands surely for class 0; 1 stands for class 1, and the mean of both is the threshold. */
  double least() {
    return least;
  }

  /** The colour of the output of a network with one output. */
  Color color(double output) {
    double signed = 2 * (output - least) / (1 - least) - 1;
    return Style.signed(FULLEST * Math.max(-1, Math.min(1, signed)));
  }

  /** A square image of the axes' area, {@code side} pixels wide. */
  BufferedImage image(NeuralNetwork network, Axes axes, int side) {
    BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    float[] x = new float[2 * side];
    float[] predictions = new float[side * outputs];
    int[] classes = new int[side * side];
    for (int row = 0; row < side; row++) {
      for (int column = 0; column < side; column++) {
        x[2 * column] = (float) value(axes.x(), axes.x().from() + column + 0.5);
        x[2 * column + 1] = (float) value(axes.y(), axes.y().to() + row + 0.5);
      }
      network.predict(x, 0, side, predictions);
      for (int column = 0; column < side; column++) {
        int predicted = Classification.predicted(task, architecture, predictions, column);
        classes[row * side + column] = predicted;
        image.setRGB(column, row, color(predictions, column, predicted).getRGB());
      }
    }
    boundary(image, classes, side);
    return image;
  }

  /** Draws over the pixels on both sides of where the class changes. */
  private static void boundary(BufferedImage image, int[] classes, int side) {
    int ink = Style.INK.getRGB();
    for (int i = 0; i < classes.length; i++) {
      int column = i % side;
      int row = i / side;
      if (column + 1 < side && classes[i] != classes[i + 1]) {
        image.setRGB(column, row, ink);
        image.setRGB(column + 1, row, ink);
      }
      if (row + 1 < side && classes[i] != classes[i + side]) {
        image.setRGB(column, row, ink);
        image.setRGB(column, row + 1, ink);
      }
    }
  }

  private static double value(Axis axis, double at) {
    return axis.least()
        + (axis.most() - axis.least()) * (at - axis.from()) / (axis.to() - axis.from());
  }

  private Color color(float[] predictions, int sample, int category) {
    if (category < 0) {
      return Color.WHITE;
    }
    if (outputs == 1) {
      return color(predictions[sample]);
    }
    double share = 1;
    if (softmax) {
      // From 1 / n, a guess, to 1.
      double guess = 1.0 / outputs;
      share = (predictions[sample * outputs + category] - guess) / (1 - guess);
    }
    return Style.tint(Style.category(category), PALEST + (FULLEST - PALEST) * share);
  }
}
