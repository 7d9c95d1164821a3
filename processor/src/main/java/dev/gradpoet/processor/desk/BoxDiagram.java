package dev.gradpoet.processor.desk;

import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A network with a box for each layer, in columns from the left to the right. */
final class BoxDiagram {
  private static final int IN_COLUMN = 4;
  private static final int WIDTH = 210;
  private static final int HEIGHT = 52;
  private static final int GAP = 20;
  private static final int BETWEEN = 60;
  private static final int MARGIN = 12;

  private final Program program;
  private final Svg svg;

  /** The names of the layers, whose boxes come after that of the input. */
  private final List<String> names = new ArrayList<>();

  private BoxDiagram(Program program) {
    this.program = program;
    int boxes = program.layers().size() + 1;
    int columns = (boxes + IN_COLUMN - 1) / IN_COLUMN;
    this.svg = new Svg(
        2 * MARGIN + columns * (WIDTH + BETWEEN),
        2 * MARGIN + Math.min(boxes, IN_COLUMN) * (HEIGHT + GAP),
        Diagram.summary(program));
  }

  static String of(Program program) {
    return new BoxDiagram(program).written();
  }

  private String written() {
    box(0, "x: input", Diagram.shape(program.input()), "");
    for (Layer layer : program.layers()) {
      for (Tensor read : layer.reads()) {
        arrow(read.layer().isEmpty() ? 0 : 1 + names.indexOf(read.layer()), names.size() + 1);
      }
      String what = layer.name() + ": " + layer.kind();
      String count = layer.parameterCount() == 0
          ? ""
          : String.format(Locale.ROOT, "%,d parameters", layer.parameterCount());
      box(
          names.size() + 1,
          layer.activation().isEmpty() ? what : what + ", " + layer.activation().replace('_', ' '),
          Diagram.shape(layer.value()),
          count);
      names.add(layer.name());
    }
    return svg.end();
  }

  private static int x(int box) {
    return MARGIN + box / IN_COLUMN * (WIDTH + BETWEEN);
  }

  private static int y(int box) {
    return MARGIN + box % IN_COLUMN * (HEIGHT + GAP);
  }

  private void box(int box, String what, String shape, String count) {
    String name = what.substring(0, what.indexOf(':'));
    int middle = x(box) + WIDTH / 2;
    svg.add("<g class=\"layer\" data-layer=\"%s\">", Html.escape(name));
    svg.add(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>",
        x(box), y(box), WIDTH, HEIGHT);
    svg.text("label", middle, y(box) + 16, what);
    svg.text("label kind", middle, y(box) + 31, shape);
    svg.text("label kind", middle, y(box) + 45, count);
    svg.add("</g>");
  }

  /** Down to the next box, or around what is between. */
  private void arrow(int from, int to) {
    boolean isNext = to == from + 1 && x(from) == x(to);
    int x1 = x(from) + WIDTH;
    int y1 = y(from) + HEIGHT / 2;
    int x2 = x(to);
    int y2 = y(to) + HEIGHT / 2;
    if (isNext) {
      int middle = x(to) + WIDTH / 2;
      svg.add(
          "<line class=\"edge\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>",
          middle, y(from) + HEIGHT, middle, y(to));
    } else if (x1 < x2) {
      int half = (x1 + x2) / 2;
      svg.add(
          "<path class=\"edge\" d=\"M%d %d C%d %d %d %d %d %d\"/>",
          x1, y1, half, y1, half, y2, x2, y2);
    } else {
      int side = x1 + BETWEEN * 3 / 4;
      svg.add(
          "<path class=\"edge\" d=\"M%d %d C%d %d %d %d %d %d\"/>",
          x1, y1, side, y1, side, y2, x1, y2);
    }
  }
}
