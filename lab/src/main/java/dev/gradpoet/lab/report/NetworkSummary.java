package dev.gradpoet.lab.report;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;
import java.math.BigDecimal;
import java.util.Map;
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

  /** The multiply-adds of the forward pass of one sample: one for each weight. */
  public long multiplyAdds() {
    return architecture.layers().stream()
        .mapToLong(NetworkSummary::multiplyAdds)
        .sum();
  }

  private static long multiplyAdds(LayerInfo layer) {
    return dense(layer) ? (long) layer.inputs() * layer.outputs() : 0;
  }

  /** The bytes of the parameters, as floats. */
  public long parameterBytes() {
    return (long) architecture.parameterCount() * Float.BYTES;
  }

  @Override
  public String toString() {
    TextTable table = new TextTable(4);
    table
        .row("layer", "kind", "shape", "activation", "parameters", "multiply-adds")
        .row();
    for (LayerInfo layer : architecture.layers()) {
      table.row(
          layer.name(),
          layer.kind(),
          shape(layer),
          ((dense(layer) ? layer.activation() : "") + options(layer.options())).strip(),
          TextTable.count(layer.parameterCount()),
          TextTable.count(multiplyAdds(layer)));
    }
    table
        .row()
        .row(
            "all",
            "",
            architecture.inputs() + " -> " + architecture.outputs(),
            "",
            TextTable.count(architecture.parameterCount()),
            TextTable.count(multiplyAdds()));
    return architecture.name() + "\n\n" + table + "\n\nloss " + architecture.loss()
        + options(architecture.lossOptions()) + ", parameters of "
        + TextTable.count(parameterBytes()) + " bytes";
  }

  private static boolean dense(LayerInfo layer) {
    return layer.kind().equals("dense");
  }

  private static String shape(LayerInfo layer) {
    return dense(layer) ? layer.inputs() + " -> " + layer.outputs() : "" + layer.outputs();
  }

  /** An option of a layer or a loss with its value in plain decimals: {@code l2 0.0001}. */
  public static String option(String name, double value) {
    return name + " " + BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  private static String options(Map<String, Double> options) {
    return options.entrySet().stream()
        .map(option -> " " + option(option.getKey(), option.getValue()))
        .collect(Collectors.joining());
  }
}
