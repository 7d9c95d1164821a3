package dev.gradpoet.lab.plot;

import dev.gradpoet.lab.report.NetworkSummary;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a network consists of, as columns of units from the inputs to the outputs, with names, activations, shapes and parameter counts. Of
 * wide layers, the first and the last units are drawn; long names are shortened.
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
  private final int drawing;
  private final int lines;

  private NetworkDiagram(Architecture architecture) {
    String inputs = count(architecture.inputs(), "value");
    double x = MARGIN;
    x = add(x, UnitColumn.Kind.INPUT, architecture.inputs(), "input", List.of(inputs));
    int last = architecture.layers().size() - 1;
    for (int i = 0; i <= last; i++) {
      LayerInfo layer = architecture.layers().get(i);
      UnitColumn.Kind kind = layer.parameters().isEmpty()
          ? UnitColumn.Kind.DROPOUT
          : i == last ? UnitColumn.Kind.OUTPUT : UnitColumn.Kind.HIDDEN;
      x = add(x, kind, layer.outputs(), layer.name(), texts(layer));
    }
    this.drawing = columns.stream().mapToInt(UnitColumn::height).max().orElse(0);
    this.lines =
        columns.stream().mapToInt(column -> column.texts().size()).max().orElse(0);
  }

  private double add(
      double x, UnitColumn.Kind kind, int units, String fullName, List<String> texts) {
    String name = Style.fit(fullName, Style.BOLD, WIDEST_NAME);
    double width = Math.max(LEAST_COLUMN, UnitColumn.textWidth(name, texts));
    columns.add(new UnitColumn(kind, x + width / 2, units, name, texts));
    return x + width + GAP;
  }

  /** The diagram of a network. */
  public static Plot of(NeuralNetwork network) {
    return of(network.architecture());
  }

  /** The diagram of an architecture. */
  public static Plot of(Architecture architecture) {
    return new NetworkDiagram(architecture).plot(architecture);
  }

  private static List<String> texts(LayerInfo layer) {
    List<String> texts = new ArrayList<>();
    boolean dense = !layer.parameters().isEmpty();
    texts.add(dense ? layer.activation().replace('_', ' ') : layer.kind());
    layer.options().forEach((option, value) -> texts.add(NetworkSummary.option(option, value)));
    if (dense) {
      texts.add(String.format(Locale.ROOT, "%,d → %,d", layer.inputs(), layer.outputs()));
      texts.add(count(layer.parameterCount(), "parameter"));
      if (layer.parameters().size() == 1) {
        texts.add("no biases");
      }
    }
    return texts;
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
        architecture.inputs(),
        architecture.outputs(),
        count(architecture.parameterCount(), "parameter"),
        architecture.loss().replace('_', ' '));
    UnitColumn end = columns.get(columns.size() - 1);
    int width = (int) Math.ceil(2 * end.x() - end.left() + MARGIN);
    title = Style.fit(title, Style.TITLE, Math.max(WIDEST_TITLE, width - 2 * MARGIN));
    int height = drawing + (lines + 1) * TEXT_LINE + MARGIN;
    return new Plot(title, note, width, height, this::draw);
  }

  private void draw(Canvas canvas) {
    double middle = drawing / 2.0;
    for (int i = 1; i < columns.size(); i++) {
      columns.get(i).connect(canvas, columns.get(i - 1), middle);
    }
    for (UnitColumn column : columns) {
      column.draw(canvas, middle);
      double y = drawing + TEXT_LINE;
      Style.text(canvas, column.name(), Style.BOLD, Style.INK, column.x(), y, Style.MIDDLE);
      for (String text : column.texts()) {
        y += TEXT_LINE;
        Style.text(canvas, text, Style.SMALL, Style.INK, column.x(), y, Style.MIDDLE);
      }
    }
  }
}
