package dev.gradpoet.processor.desk;

import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The network as a picture: all units with all edges where that can be read, else a box for each layer. */
final class Diagram {
  private static final int MOST_UNITS = 10;
  private static final int MOST_EDGES = 60;
  private static final int LEVEL = 180;
  private static final int UNIT = 96;

  /** Units of columns with more stand closer, and show no numbers: these are in the tables. */
  private static final int SPACIOUS = 5;

  private static final int RADIUS = 26;
  private static final int MARGIN = 50;
  private static final int BOX_HEIGHT = 52;

  private final Lesson lesson;
  private final Program program;
  private final StringBuilder svg = new StringBuilder();
  private int unit = UNIT;
  private int level = LEVEL;
  private int radius = RADIUS;
  private final List<String> rows = new ArrayList<>();

  private Diagram(Lesson lesson) {
    this.lesson = lesson;
    this.program = lesson.program();
  }

  static String of(Lesson lesson) {
    Diagram diagram = new Diagram(lesson);
    return diagram.showsUnits() ? diagram.units() : diagram.boxes();
  }

  /** Whether each layer is a column of units, and the edges are few enough. */
  private boolean showsUnits() {
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
    int most = Math.max(program.inputs(), program.target().size(1));
    for (Layer layer : program.layers()) {
      most = Math.max(most, layer.value().size(1));
    }
    if (most > SPACIOUS) {
      unit = 32;
      radius = 11;
    }
    int height = most * unit + 2 * MARGIN;
    int width = program.layers().size() * level + 4 * MARGIN;
    begin(width, height);
    edges(height);
    label("x", 2 * MARGIN, "input");
    for (int k = 0; k < program.inputs(); k++) {
      unit(program.input(), k, 2 * MARGIN, y(k, program.inputs(), height));
    }
    int column = 0;
    for (Layer layer : program.layers()) {
      column++;
      int x = 2 * MARGIN + column * level;
      label(layer.name(), x, layer.activation().replace('_', ' '));
      for (int k = 0; k < layer.value().size(1); k++) {
        unit(layer.value(), k, x, y(k, layer.value().size(1), height));
      }
    }
    return svg.append("</svg>").toString();
  }

  private void begin(int width, int height) {
    add(
        "<svg viewBox=\"0 0 %d %d\" role=\"img\" class=\"network\"><title>%s</title>",
        width, height, Html.escape(summary(program)));
  }

  /** {@code 2 → 2 sigmoid → 1 sigmoid}. */
  static String summary(Program program) {
    String layers = program.layers().stream()
        .map(layer -> shape(layer.value()) + " "
            + (layer.activation().isEmpty() ? layer.kind() : layer.activation().replace('_', ' ')))
        .collect(Collectors.joining(" → "));
    return shape(program.input()) + " → " + layers;
  }

  private static String shape(Tensor tensor) {
    return tensor.indices().stream()
        .filter(index -> !index.isBatch())
        .map(Index::extent)
        .map(String::valueOf)
        .collect(Collectors.joining(" × "));
  }

  private int y(int k, int units, int height) {
    return height / 2 + MARGIN / 4 + (2 * k + 1 - units) * unit / 2;
  }

  private void edges(int height) {
    int column = 0;
    int before = program.inputs();
    for (Layer layer : program.layers()) {
      int x = 2 * MARGIN + column * level;
      int units = layer.value().size(1);
      Optional<Parameter> weights = weights(layer);
      for (int i = 0; i < before; i++) {
        for (int u = 0; u < units; u++) {
          if (weights.isPresent() || i == u) {
            edge(x, y(i, before, height), x + level, y(u, units, height), i, u, units, weights);
          }
        }
      }
      biases(layer).ifPresent(biases -> {
        for (int u = 0; u < units; u++) {
          bias(x + level, y(u, units, height), biases.offset() + u);
        }
      });
      column++;
      before = units;
    }
  }

  private void edge(
      int x1, int y1, int x2, int y2, int i, int u, int units, Optional<Parameter> weights) {
    String cell = weights.map(one -> cell(one.offset() + i * units + u)).orElse("class=\"edge\"");
    add(
        "<line %s x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>",
        cell, x1 + radius, y1, x2 - radius, y2);
    if (weights.isPresent() && weights.get().size() <= 12) {
      // Nearer to the unit that it starts from, each edge at another height; below those that rise,
      // where no bias is.
      double part = 0.3;
      int offset = weights.get().offset() + i * units + u;
      add(
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
    add(
        "<g %s><line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>",
        cell(offset).replace("edge", "bias"),
        x + 2 * radius,
        y - radius,
        x + radius * 7 / 10,
        y - radius * 7 / 10);
    if (unit == UNIT) {
      add(
          "<text class=\"value weight\" data-value=\"p:%d\" x=\"%d\" y=\"%d\">%s</text>",
          offset, x + radius + 30, y - 30, number("p", offset));
    }
    add("</g>");
  }

  private void unit(Tensor values, int k, int x, int y) {
    add("<g class=\"unit\" data-cell=\"%s:%d\">", Html.escape(values.text()), k);
    add("<circle cx=\"%d\" cy=\"%d\" r=\"%d\"/>", x, y, radius);
    if (unit == UNIT) {
      value("", values, k, x, y + 5);
    }
    if (!values.layer().isEmpty() && unit == UNIT) {
      Tensor inputs = values.sibling(Quantity.WEIGHTED_INPUT);
      value(" z", inputs, k, x, y - radius - 8);
      value(" delta", inputs.gradient(), k, x, y + radius + 16);
    }
    add("</g>");
  }

  private void value(String kind, Tensor tensor, int k, int x, int y) {
    boolean isThere = tensor.equals(program.input())
        || lesson.example().filter(one -> one.values().containsKey(tensor)).isPresent();
    if (isThere) {
      add(
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
    add("<text class=\"label\" x=\"%d\" y=\"18\">%s</text>", x, Html.escape(name));
    add("<text class=\"label kind\" x=\"%d\" y=\"34\">%s</text>", x, Html.escape(what));
  }

  private String boxes() {
    int width = 210;
    int gap = 20;
    List<Layer> layers = program.layers();
    int most = width + 3 * MARGIN;
    begin(most, (layers.size() + 1) * (BOX_HEIGHT + gap) + MARGIN);
    box("x", "input", shape(program.input()), "", 0, width, gap);
    rows.add("x");
    for (int k = 0; k < layers.size(); k++) {
      Layer layer = layers.get(k);
      rows.add(layer.name());
      List<String> facts = new ArrayList<>(List.of(layer.kind()));
      if (!layer.activation().isEmpty()) {
        facts.add(layer.activation().replace('_', ' '));
      }
      String count = layer.parameterCount() == 0
          ? ""
          : String.format(Locale.ROOT, "%,d parameters", layer.parameterCount());
      for (Tensor read : layer.reads()) {
        arrow(rows.indexOf(read.layer().isEmpty() ? "x" : read.layer()), k + 1, width, gap);
      }
      box(layer.name(), String.join(", ", facts), shape(layer.value()), count, k + 1, width, gap);
    }
    return svg.append("</svg>").toString();
  }

  private void box(
      String name, String what, String shape, String count, int row, int width, int gap) {
    int y = MARGIN / 2 + row * (BOX_HEIGHT + gap);
    add("<g class=\"layer\" data-layer=\"%s\">", Html.escape(name));
    add(
        "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"6\"/>",
        MARGIN, y, width, BOX_HEIGHT);
    text("label", MARGIN + width / 2, y + 16, name + ": " + what);
    text("label kind", MARGIN + width / 2, y + 31, shape);
    text("label kind", MARGIN + width / 2, y + 45, count);
    add("</g>");
  }

  private void text(String kind, int x, int y, String text) {
    if (!text.isEmpty()) {
      add("<text class=\"%s\" x=\"%d\" y=\"%d\">%s</text>", kind, x, y, Html.escape(text));
    }
  }

  /** Straight to the next box, around the boxes between otherwise. */
  private void arrow(int from, int to, int width, int gap) {
    int x = MARGIN + width / 2;
    int y1 = MARGIN / 2 + from * (BOX_HEIGHT + gap) + BOX_HEIGHT;
    int y2 = MARGIN / 2 + to * (BOX_HEIGHT + gap);
    if (to == from + 1) {
      add("<line class=\"edge\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>", x, y1, x, y2);
    } else {
      int side = MARGIN + width;
      add(
          "<path class=\"edge\" d=\"M%d %d C%d %d %d %d %d %d\"/>",
          side, y1 - BOX_HEIGHT / 2, side + 70, y1, side + 70, y2, side, y2 + BOX_HEIGHT / 2);
    }
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
