package dev.gradpoet.lab.data;

import java.util.Arrays;
import java.util.List;

/**
 * A column of categories: an input for each, 1 for the one of the row and 0 for the others (one-hot).
 *
 * @param name the name in the header
 * @param categories the categories that are known, in the order of their inputs
 * @param unknownAsZeros whether an unknown category becomes all zeros; if not, it is an error
 * @param missingAsZeros whether a missing value becomes all zeros; if not, it is an error
 */
public record CategoricalColumn(
    String name, List<String> categories, boolean unknownAsZeros, boolean missingAsZeros)
    implements Column {

  /** Copies {@code categories}. */
  public CategoricalColumn {
    categories = List.copyOf(categories);
  }

  @Override
  public int width() {
    return categories.size();
  }

  @Override
  public List<String> inputNames() {
    return categories.stream().map(category -> name + "=" + category).toList();
  }

  @Override
  public void encode(String value, float[] inputs, int at) {
    if (value.isEmpty() && !missingAsZeros) {
      throw new IllegalArgumentException(
          "column '" + name + "': the value is missing, expected " + Names.oneOf(categories));
    }
    int category = value.isEmpty() ? -1 : categories.indexOf(value);
    if (category < 0 && !value.isEmpty() && !unknownAsZeros) {
      throw new IllegalArgumentException("column '" + name + "': '" + value
          + "' is an unknown category, expected " + Names.oneOf(categories));
    }
    Arrays.fill(inputs, at, at + width(), 0);
    if (category >= 0) {
      inputs[at + category] = 1;
    }
  }
}
