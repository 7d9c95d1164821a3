package dev.gradpoet.lab.report;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.InputInfo;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.Options;
import dev.gradpoet.runtime.internal.Shapes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a network consists of; {@link #toString} is a table to print: layers, shapes, parameters and multiply-adds. Immutable.
 *
 * @param architecture the network
 */
public record NetworkSummary(Architecture architecture) {

  /** The summary of {@code network}. */
  public static NetworkSummary of(NeuralNetwork network) {
    return new NetworkSummary(network.architecture());
  }

  /**
   * The multiply-adds of the forward pass of one sample in dense layers: one for each weight. Layers of other kinds are not counted; the
   * table then says so.
   */
  public long multiplyAdds() {
    return architecture.layers().stream()
        .mapToLong(NetworkSummary::multiplyAdds)
        .sum();
  }

  private static long multiplyAdds(LayerInfo layer) {
    return dense(layer) ? (long) layer.inputSize() * layer.outputSize() : 0;
  }

  /** The bytes of the parameters, as floats. */
  public long parameterBytes() {
    return (long) architecture.parameterCount() * Float.BYTES;
  }

  @Override
  public String toString() {
    boolean isChain = architecture.layers().stream().allMatch(architecture::takesAbove);
    TextTable table = new TextTable(isChain ? 4 : 5);
    table.row(cells(
        isChain, "layer", "kind", "takes", "shape", "activation", "parameters", "multiply-adds"));
    table.row();
    for (LayerInfo layer : architecture.layers()) {
      table.row(cells(
          isChain,
          layer.name(),
          layer.kind(),
          architecture.takesAbove(layer) ? "" : names(layer),
          shape(layer),
          (activation(layer) + options(layer.options())).strip(),
          TextTable.count(layer.parameterCount()),
          counted(layer) ? TextTable.count(multiplyAdds(layer)) : "?"));
    }
    boolean allCounted = architecture.layers().stream().allMatch(NetworkSummary::counted);
    table.row();
    table.row(cells(
        isChain,
        "all",
        "",
        "",
        shapes(architecture.inputs()) + " -> "
            + Shapes.text(architecture.output().outputShape()),
        "",
        TextTable.count(architecture.parameterCount()),
        (allCounted ? "" : "at least ") + TextTable.count(multiplyAdds())));
    return architecture.name() + "\n\n" + table + "\n\nloss " + architecture.loss()
        + options(architecture.lossOptions()) + ", parameters of "
        + TextTable.count(parameterBytes()) + " bytes";
  }

  /** What a layer takes has a column only where some layer takes something else than what is above it. */
  private static List<String> cells(
      boolean isChain, String layer, String kind, String takes, String... more) {
    List<String> cells = new ArrayList<>(List.of(layer, kind));
    if (!isChain) {
      cells.add(takes);
    }
    cells.addAll(List.of(more));
    return cells;
  }

  private static String names(LayerInfo layer) {
    return layer.inputs().stream().map(InputInfo::name).collect(Collectors.joining(", "));
  }

  private static boolean dense(LayerInfo layer) {
    return layer.kind().equals("dense");
  }

  private static boolean counted(LayerInfo layer) {
    return dense(layer) || layer.kind().equals("dropout");
  }

  private static String activation(LayerInfo layer) {
    return dense(layer) || !layer.activation().equals("identity") ? layer.activation() : "";
  }

  private static String shape(LayerInfo layer) {
    String leaving = Shapes.text(layer.outputShape());
    return layer.kind().equals("dropout") ? leaving : shapes(layer.inputs()) + " -> " + leaving;
  }

  private static String shapes(List<InputInfo> inputs) {
    return inputs.stream()
        .map(input -> Shapes.text(input.shape()))
        .collect(Collectors.joining(" + "));
  }

  /** An option of a layer or a loss with its value, numbers in plain decimals: {@code l2 0.0001}, {@code kernel 3x3}. */
  public static String option(String name, Object value) {
    if (value instanceof Double number) {
      return name + " " + BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
    return name + " " + (value instanceof List<?> sizes ? sizes(sizes) : value.toString());
  }

  private static String sizes(List<?> sizes) {
    return sizes.stream().map(Object::toString).collect(Collectors.joining("x"));
  }

  private static String options(Options options) {
    return options.values().entrySet().stream()
        .map(option -> " " + option(option.getKey(), option.getValue()))
        .collect(Collectors.joining());
  }
}
