package dev.gradpoet.lab.report;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.InputInfo;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.Options;
import dev.gradpoet.runtime.ParameterInfo;
import dev.gradpoet.runtime.ParameterRole;
import dev.gradpoet.runtime.internal.Shapes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a network consists of; {@link #toString} is a table to print: layers, shapes, parameters and multiply-adds. Immutable.
 *
 * @param architecture the network
 */
public record NetworkSummary(Architecture architecture) {
  /** The kinds of layers whose multiply-adds are known. */
  private static final Set<String> COUNTED = Set.of("dense", "conv", "dropout", "add", "activate");

  /** Of a convolution that does nothing of that kind. */
  private static final Map<String, Integer> WITHOUT_EFFECT =
      Map.of("stride", 1, "dilation", 1, "pad", 0, "groups", 1);

  /** The summary of {@code network}. */
  public static NetworkSummary of(NeuralNetwork network) {
    return new NetworkSummary(network.architecture());
  }

  /**
   * The multiply-adds of the forward pass of one sample: one for each weight of a dense layer, and of a convolution one for each weight at
   * each place of its kernel, zeros of padding included. Sums and functions of values are none. Layers of other kinds are not counted; the
   * table then says so.
   */
  public long multiplyAdds() {
    return architecture.layers().stream()
        .mapToLong(NetworkSummary::multiplyAdds)
        .sum();
  }

  private static long multiplyAdds(LayerInfo layer) {
    if (!counted(layer)) {
      return 0;
    }
    List<Integer> shape = layer.outputShape();
    long places = layer.outputSize() / shape.get(shape.size() - 1);
    return places
        * layer.parameters().stream()
            .filter(parameter -> parameter.role() == ParameterRole.WEIGHTS)
            .mapToLong(ParameterInfo::size)
            .sum();
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
          (activation(layer) + text(layer.options())).strip(),
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
        + text(architecture.lossOptions()) + ", parameters of "
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
    return COUNTED.contains(layer.kind());
  }

  private static String activation(LayerInfo layer) {
    return dense(layer) || !layer.activation().equals("identity") ? layer.activation() : "";
  }

  private static String shape(LayerInfo layer) {
    String leaving = Shapes.text(layer.outputShape());
    return keepsShape(layer) ? leaving : shapes(layer.inputs()) + " -> " + leaving;
  }

  /** Whether a layer has no parameters, and the shape of all that it takes: that shape then says all. */
  public static boolean keepsShape(LayerInfo layer) {
    return layer.parameters().isEmpty()
        && layer.inputs().stream().allMatch(input -> input.shape().equals(layer.outputShape()));
  }

  private static String shapes(List<InputInfo> inputs) {
    return inputs.stream()
        .map(input -> Shapes.text(input.shape()))
        .collect(Collectors.joining(" + "));
  }

  /** The options of a layer or a loss with their values, but for those of convolutions that have no effect, as a stride of 1. */
  public static List<String> texts(Options options) {
    return options.values().entrySet().stream()
        .filter(option -> !isWithoutEffect(option.getKey(), option.getValue()))
        .map(option -> option(option.getKey(), option.getValue()))
        .toList();
  }

  private static boolean isWithoutEffect(String name, Object value) {
    List<?> values = value instanceof List<?> list ? list : List.of(value);
    return values.stream().allMatch(each -> each.equals(WITHOUT_EFFECT.get(name)));
  }

  /** An option with its value, numbers in plain decimals: {@code l2 0.0001}, {@code kernel 3x3}, {@code pad 0,0,1,1}. */
  static String option(String name, Object value) {
    if (value instanceof Double number) {
      return name + " " + BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }
    return name + " " + (value instanceof List<?> sizes ? sizes(name, sizes) : value.toString());
  }

  /** The extents of a kernel; of other options one number, if it is the same everywhere. */
  private static String sizes(String name, List<?> sizes) {
    boolean isKernel = name.equals("kernel");
    boolean isOne = !isKernel && sizes.stream().distinct().count() == 1;
    return sizes.stream()
        .limit(isOne ? 1 : sizes.size())
        .map(Object::toString)
        .collect(Collectors.joining(isKernel ? "x" : ","));
  }

  private static String text(Options options) {
    return texts(options).stream().map(option -> " " + option).collect(Collectors.joining());
  }
}
