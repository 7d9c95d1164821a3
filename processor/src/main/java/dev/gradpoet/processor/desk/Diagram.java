package dev.gradpoet.processor.desk;

import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import java.util.Optional;
import java.util.stream.Collectors;

/** The network as a picture: all units with all edges where that can be read, else {@linkplain BoxDiagram boxes}. */
final class Diagram {
  private static final int MOST_UNITS = 10;
  private static final int MOST_EDGES = 60;
  private static final int LEVEL = 180;

  /** Units of columns with more stand closer, and show no numbers: these are in the tables. */
  private static final int SPACIOUS = 5;

  private static final int MARGIN = 50;

  private final Lesson lesson;
  private final Program program;
  private final boolean isSpacious;
  private final int unit;
  private final int radius;
  private final int height;
  private final Svg svg;

  private Diagram(Lesson lesson) {
    this.lesson = lesson;
    this.program = lesson.program();
    int most = program.inputs();
    for (Layer layer : program.layers()) {
      most = Math.max(most, layer.value().size(1));
    }
    this.isSpacious = most <= SPACIOUS;
    this.unit = isSpacious ? 96 : 32;
    this.radius = isSpacious ? 26 : 11;
    this.height = most * unit + 2 * MARGIN;
    int width = program.layers().size() * LEVEL + 4 * MARGIN;
    this.svg = new Svg(width, height, summary(program));
  }

  static String of(Lesson lesson) {
    return showsUnits(lesson.program())
        ? new Diagram(lesson).units()
        : BoxDiagram.of(lesson.program());
  }

  /** Whether each layer is a column of units, and the edges are few enough. */
  private static boolean showsUnits(Program program) {
    int edges = 0;
    int before = program.inputs();
    boolean isReadable = before <= MOST_UNITS;
    for (Layer layer : program.layers()) {
      int units = layer.value().size(1);
      int between = weights(layer).map(Parameter::size).orElse(0);
      boolean isDense = between == before * units;
      boolean isMask = layer.parameters().isEmpty() && before == units;
      isReadable &= layer.isChained() && units <= MOST_UNITS && (isDense || isMask);
      edges += between;
      before = units;
    }
    return isReadable && edges <= MOST_EDGES;
  }

  /** The matrix between what {@code layer} reads and its units. */
  private static Optional<Parameter> weights(Layer layer) {
    return layer.parameters().stream()
        .filter(parameter -> parameter.tensor().indices().size() == 2)
        .findFirst();
  }

  private static Optional<Parameter> biases(Layer layer) {
    return layer.parameters().stream()
        .filter(parameter -> parameter.tensor().indices().size() == 1)
        .findFirst();
  }

  private String units() {
    edges();
    label("x", 2 * MARGIN, "input");
    for (int k = 0; k < program.inputs(); k++) {
      unit(program.input(), k, 2 * MARGIN, y(k, program.inputs()));
    }
    int column = 0;
    for (Layer layer : program.layers()) {
      column++;
      int x = 2 * MARGIN + column * LEVEL;
      label(layer.name(), x, layer.activation().replace('_', ' '));
      for (int k = 0; k < layer.value().size(1); k++) {
        unit(layer.value(), k, x, y(k, layer.value().size(1)));
      }
    }
    return svg.end();
  }

  /** {@code 2 → 2 sigmoid → 1 sigmoid}. */
  static String summary(Program program) {
    String layers = program.layers().stream()
        .map(layer -> shape(layer.value()) + " "
            + (layer.activation().isEmpty() ? layer.kind() : layer.activation().replace('_', ' ')))
        .collect(Collectors.joining(" → "));
    return shape(program.input()) + " → " + layers;
  }

  static String shape(Tensor tensor) {
    return tensor.extents().stream().map(String::valueOf).collect(Collectors.joining(" × "));
  }

  private int y(int k, int units) {
    return height / 2 + MARGIN / 4 + (2 * k + 1 - units) * unit / 2;
  }

  private void edges() {
    int column = 0;
    int before = program.inputs();
    for (Layer layer : program.layers()) {
      int x = 2 * MARGIN + column * LEVEL;
      int units = layer.value().size(1);
      Optional<Parameter> weights = weights(layer);
      for (int i = 0; i < before; i++) {
        for (int u = 0; u < units; u++) {
          if (weights.isPresent() || i == u) {
            edge(x, y(i, before), x + LEVEL, y(u, units), i, u, units, weights);
          }
        }
      }
      biases(layer).ifPresent(biases -> {
        for (int u = 0; u < units; u++) {
          bias(x + LEVEL, y(u, units), biases.offset() + u);
        }
      });
      column++;
      before = units;
    }
  }

  private void edge(
      int x1, int y1, int x2, int y2, int i, int u, int units, Optional<Parameter> weights) {
    String cell = weights.map(one -> cell(one.offset() + i * units + u)).orElse("class=\"edge\"");
    svg.add(
        "<line %s x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>",
        cell, x1 + radius, y1, x2 - radius, y2);
    if (weights.isPresent() && weights.get().size() <= 12) {
      // Nearer to the unit that it starts from, each edge at another height; below those that rise,
      // where no bias is.
      double part = 0.3;
      int offset = weights.get().offset() + i * units + u;
      svg.add(
          "<text class=\"value weight\" data-value=\"p:%d\" x=\"%.0f\" y=\"%.0f\">%s</text>",
          offset,
          x1 + radius + part * (x2 - x1 - 2 * radius),
          y1 + part * (y2 - y1) + (y2 < y1 ? 13 : -4),
          number("p", offset));
    }
  }

  /** How an edge says which parameter it is, and that this is negative. */
  private String cell(int offset) {
    boolean isNegative =
        lesson.example().filter(one -> one.value("p", offset) < 0).isPresent();
    return "class=\"edge" + (isNegative ? " negative" : "") + "\" data-cell=\"p:" + offset + "\"";
  }

  private void bias(int x, int y, int offset) {
    svg.add(
        "<g %s><line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>",
        cell(offset).replace("edge", "bias"),
        x + 2 * radius,
        y - radius,
        x + radius * 7 / 10,
        y - radius * 7 / 10);
    if (isSpacious) {
      svg.add(
          "<text class=\"value weight\" data-value=\"p:%d\" x=\"%d\" y=\"%d\">%s</text>",
          offset, x + radius + 30, y - 30, number("p", offset));
    }
    svg.add("</g>");
  }

  private void unit(Tensor values, int k, int x, int y) {
    svg.add("<g class=\"unit\" data-cell=\"%s:%d\">", Html.escape(values.text()), k);
    svg.add("<circle cx=\"%d\" cy=\"%d\" r=\"%d\"/>", x, y, radius);
    if (isSpacious) {
      value("", values, k, x, y + 5);
    }
    if (!values.layer().isEmpty() && isSpacious) {
      Tensor inputs = values.sibling(Quantity.WEIGHTED_INPUT);
      value(" z", inputs, k, x, y - radius - 8);
      value(" delta", inputs.gradient(), k, x, y + radius + 16);
    }
    svg.add("</g>");
  }

  private void value(String kind, Tensor tensor, int k, int x, int y) {
    boolean isThere = tensor.equals(program.input())
        || lesson.example().filter(one -> one.values().containsKey(tensor)).isPresent();
    if (isThere) {
      svg.add(
          "<text class=\"value%s\" data-value=\"%s:%d\" x=\"%d\" y=\"%d\">%s</text>",
          kind, Html.escape(tensor.text()), k, x, y, number(tensor.text(), k));
    }
  }

  /** The value in the example. */
  private String number(String tensor, int k) {
    return lesson
        .example()
        .map(example -> Html.number(example.value(tensor, k)))
        .orElse("");
  }

  private void label(String name, int x, String what) {
    svg.add("<text class=\"label\" x=\"%d\" y=\"18\">%s</text>", x, Html.escape(name));
    svg.add("<text class=\"label kind\" x=\"%d\" y=\"34\">%s</text>", x, Html.escape(what));
  }
}
