package dev.gradpoet.lab.plot;

import java.awt.geom.PathIterator;

/** The outline of a shape as the data of an SVG path: a letter for each segment, and its points. */
final class SvgPath {
  private static final String LETTERS = "MLQCZ";
  /** How many numbers a segment has, by its type. */
  private static final int[] NUMBERS = {2, 2, 4, 6, 0};

  private SvgPath() {}

  static String of(PathIterator outline) {
    StringBuilder data = new StringBuilder();
    double[] numbers = new double[6];
    for (; !outline.isDone(); outline.next()) {
      int type = outline.currentSegment(numbers);
      data.append(LETTERS.charAt(type));
      for (int i = 0; i < NUMBERS[type]; i++) {
        data.append(i == 0 ? "" : " ").append(SvgCanvas.number(numbers[i]));
      }
    }
    return data.toString();
  }
}
