package dev.gradpoet.samples.spirals;

import dev.gradpoet.runtime.training.Dataset;

/**
 * The points of the benchmark: 97 on each spiral, three times around, with coordinates from −6.5 to 6.5.
 *
 * <p>K. J. Lang, M. J. Witbrock, Learning to Tell Two Spirals Apart, Proceedings of the 1988 Connectionist Models Summer School.
 */
final class SpiralPoints {
  private static final int POINTS = 97;
  private static final double RADIUS = 6.5;

  private SpiralPoints() {}

  /** The points of the benchmark: class 1, and opposite of each a point of class 0. */
  static Dataset all() {
    return at(0);
  }

  /** Points in the middle between neighbours of the same spiral. */
  static Dataset between() {
    return at(0.5);
  }

  private static Dataset at(double shift) {
    float[] x = new float[4 * POINTS];
    int[] classes = new int[2 * POINTS];
    for (int i = 0; i < POINTS; i++) {
      double angle = (i + shift) * Math.PI / 16;
      double radius = RADIUS * (104 - i - shift) / 104;
      x[4 * i] = (float) (radius * Math.sin(angle));
      x[4 * i + 1] = (float) (radius * Math.cos(angle));
      x[4 * i + 2] = -x[4 * i];
      x[4 * i + 3] = -x[4 * i + 1];
      classes[2 * i] = 1;
    }
    return Dataset.ofClasses(x, 2, classes, 2);
  }
}
