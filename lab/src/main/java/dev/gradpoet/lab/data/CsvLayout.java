package dev.gradpoet.lab.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which columns of a file are chosen, features first, then targets, then that of weights.
 *
 * @param slots the chosen columns
 * @param featureCount how many of them are features
 * @param slotOfColumn for each column of the file, the index of its slot, or −1
 */
record CsvLayout(List<Slot> slots, int featureCount, int[] slotOfColumn) {
  static final CsvLayout NONE = new CsvLayout(List.of(), 0, new int[0]);

  /**
   * @throws DataFileException if the header lacks a column or has it twice
   * @throws IllegalArgumentException if the options contradict each other
   */
  static CsvLayout of(String file, List<String> header, CsvOptions options)
      throws DataFileException {
    List<String> features = options.features.isEmpty()
        ? header.stream()
            .filter(name -> !options.targets.contains(name)
                && !options.without.contains(name)
                && !options.weights.contains(name))
            .toList()
        : options.features;
    check(features, options);
    List<String> chosen = new ArrayList<>(features);
    chosen.addAll(options.targets);
    chosen.addAll(options.weights);
    int[] slotOfColumn = new int[header.size()];
    Arrays.fill(slotOfColumn, -1);
    for (int slot = 0; slot < chosen.size(); slot++) {
      slotOfColumn[find(file, header, chosen.get(slot))] = slot;
    }
    for (String name : options.without) {
      find(file, header, name);
    }
    if (features.isEmpty()) {
      throw new DataFileException(
          file, 1, "there is no column of features, only " + Names.list(header));
    }
    return new CsvLayout(slots(features, options), features.size(), slotOfColumn);
  }

  private static void check(List<String> features, CsvOptions options) {
    Set<String> seen = new HashSet<>(options.targets);
    if (seen.size() < options.targets.size()) {
      throw new IllegalArgumentException(
          "targets are " + Names.list(options.targets) + ", expected different columns");
    }
    for (String feature : features) {
      if (!options.features.isEmpty() && !seen.add(feature)) {
        throw new IllegalArgumentException(
            "column '" + feature + "' is chosen twice, expected a feature or a target once");
      }
    }
    for (String name : options.weights) {
      if (seen.contains(name) || features.contains(name)) {
        throw new IllegalArgumentException("column '" + name
            + "' is chosen twice, expected weights that are neither a feature nor a target");
      }
    }
    for (String name : options.categorical) {
      if (!features.contains(name)) {
        throw new IllegalArgumentException("categorical has '" + name
            + "', which is not a feature, expected " + Names.oneOf(features));
      }
    }
  }

  private static int find(String file, List<String> header, String name) throws DataFileException {
    int column = header.indexOf(name);
    if (column < 0) {
      throw new DataFileException(
          file, 1, "there is no column '" + name + "', expected " + Names.oneOf(header));
    }
    if (header.lastIndexOf(name) != column) {
      throw new DataFileException(
          file,
          1,
          "column " + (header.lastIndexOf(name) + 1) + " is called '" + name + "' like column "
              + (column + 1) + ", expected another name");
    }
    return column;
  }

  private static List<Slot> slots(List<String> features, CsvOptions options) {
    List<Slot> slots = new ArrayList<>();
    if (options.like.isPresent()) {
      options.like.get().features().forEach(column -> slots.add(like(column)));
    } else {
      boolean fills = options.missing.kind() == Missing.Kind.MEAN
          || options.missing.kind() == Missing.Kind.CONSTANT;
      for (String name : features) {
        slots.add(
            options.categorical.contains(name)
                ? new CategorySlot(name, new Vocabulary(), options.unknownAsZeros, fills)
                : new NumberSlot(name, fills, options.missing.constant()));
      }
    }
    for (String name : options.targets) {
      Vocabulary labels =
          options.like.map(columns -> new Vocabulary(columns.labels())).orElseGet(Vocabulary::new);
      slots.add(
          options.classifies
              ? new CategorySlot(name, labels, false, false)
              : new NumberSlot(name, false, Float.NaN));
    }
    for (String name : options.weights) {
      slots.add(NumberSlot.ofWeights(name));
    }
    return slots;
  }

  private static Slot like(Column column) {
    if (column instanceof CategoricalColumn c) {
      return new CategorySlot(
          c.name(), new Vocabulary(c.categories()), c.unknownAsZeros(), c.missingAsZeros());
    }
    NumericColumn n = (NumericColumn) column;
    return new NumberSlot(n.name(), n.fill().isPresent(), (float) n.fill().orElse(Double.NaN));
  }
}
