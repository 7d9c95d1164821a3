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

  /** Copies {@code categories}; blanks around texts are left out. */
  public CategoricalColumn {
    name = Blanks.strip(name);
    categories = Blanks.strip(categories);
  }

  @Override
  public int width() {
    return categories.size();
  }

  @Override
  public List<String> inputNames() {
    return categories.stream().map(category -> name + "=" + category).toList();
  }

  /**
   * The texts that mean a category where texts are compared by their characters: its own, and for a whole number also {@code 1}, {@code 1.0} and
   * {@code +1}.
   */
  public List<String> spellings(int category) {
    return Categories.spellings(categories.get(category));
  }

  @Override
  public void encode(String value, float[] inputs, int at) {
    if (value.isEmpty() && !missingAsZeros) {
      throw new IllegalArgumentException("column " + Names.quote(name)
          + ": the value is missing, expected " + Names.oneOf(categories));
    }
    int category = value.isEmpty() ? -1 : Categories.indexOf(value, categories);
    if (category < 0 && !value.isEmpty() && !unknownAsZeros) {
      throw new IllegalArgumentException("column " + Names.quote(name) + ": " + Names.quote(value)
          + " is an unknown category, expected " + Names.oneOf(categories));
    }
    Arrays.fill(inputs, at, at + width(), 0);
    if (category >= 0) {
      inputs[at + category] = 1;
    }
  }
}
