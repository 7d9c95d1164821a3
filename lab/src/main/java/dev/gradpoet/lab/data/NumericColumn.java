package dev.gradpoet.lab.data;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A column of numbers: an input each.
 *
 * @param name the name in the header
 * @param fill what stands for a missing value, a finite float; if there is nothing, it is an error
 */
public record NumericColumn(String name, OptionalDouble fill) implements Column {

  /** Keeps {@code name} without blanks around it. */
  public NumericColumn {
    name = Blanks.strip(name);
  }

  @Override
  public int width() {
    return 1;
  }

  @Override
  public List<String> inputNames() {
    return List.of(name);
  }

  @Override
  public void encode(String value, float[] inputs, int at) {
    if (!value.isEmpty()) {
      try {
        inputs[at] = Decimals.parse(value.toCharArray(), 0, value.length());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException(
            "column " + Names.quote(name) + ": " + e.getMessage(), e);
      }
    } else if (fill.isPresent()) {
      inputs[at] = (float) fill.getAsDouble();
    } else {
      throw new IllegalArgumentException(
          "column " + Names.quote(name) + ": the value is missing, expected a number");
    }
  }
}
