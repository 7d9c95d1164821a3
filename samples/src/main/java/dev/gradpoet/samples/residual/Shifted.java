package dev.gradpoet.samples.residual;

import dev.gradpoet.runtime.training.Dataset;

/** More images to learn from: a digit that moves by a pixel stays what it is. */
final class Shifted {
  private static final int SIDE = 8;

  /** By how many rows and columns. */
  private static final int[][] SHIFTS = {{0, 0}, {-1, 0}, {1, 0}, {0, -1}, {0, 1}};

  private Shifted() {}

  /** Each image, and the same moved up, down, to the left and to the right, with zeros where it leaves. */
  static Dataset of(Dataset images) {
    int size = SHIFTS.length * images.size();
    float[] x = new float[size * images.inputs()];
    int[] classes = new int[size];
    for (int s = 0; s < size; s++) {
      int image = s / SHIFTS.length;
      int[] shift = SHIFTS[s % SHIFTS.length];
      classes[s] = images.classes()[image];
      move(images.x(), image * images.inputs(), x, s * images.inputs(), shift[0], shift[1]);
    }
    return Dataset.ofClasses(x, images.inputs(), classes, images.outputs());
  }

  private static void move(float[] from, int at, float[] to, int out, int rows, int columns) {
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        int oldRow = row - rows;
        int oldColumn = column - columns;
        if (0 <= oldRow && oldRow < SIDE && 0 <= oldColumn && oldColumn < SIDE) {
          to[out + row * SIDE + column] = from[at + oldRow * SIDE + oldColumn];
        }
      }
    }
  }
}
