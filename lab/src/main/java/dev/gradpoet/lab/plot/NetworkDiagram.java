package dev.gradpoet.lab.plot;

import dev.gradpoet.lab.report.NetworkSummary;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.InputInfo;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a network consists of, as columns of units from the inputs to the outputs, with names, activations, shapes and parameter counts. Of
 * wide layers, the first and the last units are drawn; layers of other kinds than dense and dropout are a box, and so are images; what a
 * layer takes from further left than the column before it comes as an arc. Long names are shortened.
 *
 * <pre>{@code
 * NetworkDiagram.of(network).write(Path.of("network.svg"));
 * }</pre>
 */
public final class NetworkDiagram {
  private static final int MARGIN = 22;
  private static final int GAP = 30;
  private static final int LEAST_COLUMN = 84;
  private static final int TEXT_LINE = 18;
  private static final int WIDEST_NAME = 140;
  private static final int WIDEST_TITLE = 440;

  private final List<UnitColumn> columns = new ArrayList<>();
  /** For each column, how many columns before it stands what it takes. */
  private final List<List<Integer>> sources = new ArrayList<>();

  /** The room above columns where arcs are. */
  private final int head;

  private final int drawing;
  private final int lines;

  private NetworkDiagram(Architecture architecture) {
    double x = MARGIN;
    // Layers come later: one that has the name of an input hides it.
    Map<String, Integer> places = new HashMap<>();
    for (InputInfo input : architecture.inputs()) {
      places.put(input.name(), columns.size());
      boolean isBox = input.shape().size() > 1;
      String name = architecture.inputs().size() == 1 ? "input" : input.name();
      x = add(x, UnitColumn.Kind.INPUT, isBox, input.size(), name, inputTexts(input), List.of());
    }
    for (LayerInfo layer : architecture.layers()) {
      List<Integer> from =
          layer.inputs().stream().map(input -> places.get(input.name())).toList();
      places.put(layer.name(), columns.size());
      x = add(
          x,
          kind(layer, architecture),
          isBox(layer),
          layer.outputSize(),
          layer.name(),
          texts(layer),
          from);
    }
    this.head = sources.stream().anyMatch(NetworkDiagram::hasArc) ? UnitColumn.RISE : 0;
    this.drawing = columns.stream().mapToInt(UnitColumn::height).max().orElse(0);
    this.lines =
        columns.stream().mapToInt(column -> column.texts().size()).max().orElse(0);
  }

  private static UnitColumn.Kind kind(LayerInfo layer, Architecture architecture) {
    if (layer.kind().equals("dropout")) {
      return UnitColumn.Kind.DROPOUT;
    }
    return layer.equals(architecture.output()) ? UnitColumn.Kind.OUTPUT : UnitColumn.Kind.HIDDEN;
  }

  private static boolean isBox(LayerInfo layer) {
    boolean hasUnits = layer.kind().equals("dense") || layer.kind().equals("dropout");
    return !hasUnits || layer.outputShape().size() > 1;
  }

  private double add(
      double x,
      UnitColumn.Kind kind,
      boolean isBox,
      int units,
      String fullName,
      List<String> texts,
      List<Integer> from) {
    String name = Style.fit(fullName, Style.BOLD, WIDEST_NAME);
    double width = Math.max(LEAST_COLUMN, UnitColumn.textWidth(name, texts));
    columns.add(new UnitColumn(kind, isBox, x + width / 2, units, name, texts));
    sources.add(from.stream().map(source -> columns.size() - 1 - source).toList());
    return x + width + GAP;
  }

  /** Whether one of those that many columns before is not the column just before. */
  private static boolean hasArc(List<Integer> distances) {
    return distances.stream().anyMatch(distance -> distance > 1);
  }

  /** The diagram of a network. */
  public static Plot of(NeuralNetwork network) {
    return of(network.architecture());
  }

  /** The diagram of an architecture. */
  public static Plot of(Architecture architecture) {
    return new NetworkDiagram(architecture).plot(architecture);
  }

  private static List<String> inputTexts(InputInfo input) {
    String values = count(input.size(), "value");
    return input.shape().size() == 1 ? List.of(values) : List.of(values, size(input.shape()));
  }

  private static List<String> texts(LayerInfo layer) {
    List<String> texts = new ArrayList<>();
    boolean dense = layer.kind().equals("dense");
    if (!dense) {
      texts.add(layer.kind().replace('_', ' '));
    }
    if (dense || !layer.activation().equals("identity")) {
      texts.add(layer.activation().replace('_', ' '));
    }
    texts.addAll(NetworkSummary.texts(layer.options()));
    if (!layer.kind().equals("dropout")) {
      String entering = NetworkSummary.keepsShape(layer) ? "" : sizes(layer.inputs()) + " → ";
      texts.add(entering + size(layer.outputShape()));
    }
    if (!layer.parameters().isEmpty()) {
      texts.add(count(layer.parameterCount(), "parameter"));
    }
    if (dense && layer.parameters().size() == 1) {
      texts.add("no biases");
    }
    return texts;
  }

  private static String sizes(List<InputInfo> inputs) {
    return inputs.stream().map(input -> size(input.shape())).collect(Collectors.joining(" + "));
  }

  /** {@code 1,000}, or {@code 28 × 28 × 1}. */
  private static String size(List<Integer> shape) {
    return shape.stream()
        .map(extent -> String.format(Locale.ROOT, "%,d", extent))
        .collect(Collectors.joining(" × "));
  }

  private static String count(int count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }

  private Plot plot(Architecture architecture) {
    String name = architecture.name();
    String title = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    String note = String.format(
        Locale.ROOT,
        "%,d → %,d, %s, loss %s",
        architecture.inputSize(),
        architecture.outputSize(),
        count(architecture.parameterCount(), "parameter"),
        architecture.loss().replace('_', ' '));
    UnitColumn end = columns.get(columns.size() - 1);
    int width = (int) Math.ceil(2 * end.x() - end.left() + MARGIN);
    title = Style.fit(title, Style.TITLE, Math.max(WIDEST_TITLE, width - 2 * MARGIN));
    int height = head + drawing + (lines + 1) * TEXT_LINE + MARGIN;
    return new Plot(title, note, width, height, this::draw);
  }

  private void connect(Canvas canvas, int source, int target, double middle) {
    if (source == target - 1) {
      columns.get(target).connect(canvas, columns.get(source), middle);
      return;
    }
    int tallest = columns.subList(source, target + 1).stream()
        .mapToInt(UnitColumn::height)
        .max()
        .orElseThrow();
    columns.get(target).arc(canvas, columns.get(source), middle, tallest);
  }

  private void draw(Canvas canvas) {
    double middle = head + drawing / 2.0;
    for (int i = 0; i < columns.size(); i++) {
      for (int distance : sources.get(i)) {
        connect(canvas, i - distance, i, middle);
      }
    }
    for (UnitColumn column : columns) {
      column.draw(canvas, middle);
      double y = head + drawing + TEXT_LINE;
      Style.text(canvas, column.name(), Style.BOLD, Style.INK, column.x(), y, Style.MIDDLE);
      for (String text : column.texts()) {
        y += TEXT_LINE;
        Style.text(canvas, text, Style.SMALL, Style.INK, column.x(), y, Style.MIDDLE);
      }
    }
  }
}
