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
   * @throws DataFileException if the header lacks a column or has it twice, or a name is missing
   * @throws IllegalArgumentException if the options contradict each other
   */
  static CsvLayout of(String file, CsvHeader header, CsvOptions options) throws DataFileException {
    for (String name : options.without) {
      header.expect(name);
    }
    List<String> features =
        options.features.isEmpty() ? allOthers(file, header, options) : options.features;
    check(features, header, options);
    if (options.like.isPresent()) {
      checkTargets(file, header, options.targets);
    }
    List<String> chosen = new ArrayList<>(features);
    chosen.addAll(options.targets);
    chosen.addAll(options.weights);
    int[] slotOfColumn = new int[header.size()];
    Arrays.fill(slotOfColumn, -1);
    for (int slot = 0; slot < chosen.size(); slot++) {
      slotOfColumn[header.find(chosen.get(slot))] = slot;
    }
    if (features.isEmpty()) {
      throw new DataFileException(
          file, 1, "there is no column of features, only " + Names.list(header.names()));
    }
    return new CsvLayout(slots(features, options), features.size(), slotOfColumn);
  }

  private static List<String> allOthers(String file, CsvHeader header, CsvOptions options)
      throws DataFileException {
    Set<String> others = new HashSet<>(options.targets);
    others.addAll(options.without);
    others.addAll(options.weights);
    List<String> features =
        header.names().stream().filter(name -> !others.contains(name)).toList();
    if (features.contains("")) {
      throw new DataFileException(
          file,
          1,
          "column " + (header.names().indexOf("") + 1)
              + " has no name, as the index of rows that pandas and R write: leave it out by without(\"\"),"
              + " or choose it by features(...)");
    }
    return features;
  }

  private static void checkTargets(String file, CsvHeader header, List<String> targets)
      throws DataFileException {
    if (!targets.isEmpty() && targets.stream().noneMatch(header::has)) {
      throw new DataFileException(
          file,
          1,
          "there is no column of targets, expected " + Names.list(targets)
              + "; readInputs reads rows without them");
    }
  }

  private static void check(List<String> features, CsvHeader header, CsvOptions options)
      throws DataFileException {
    Set<String> targets = new HashSet<>(options.targets);
    if (targets.size() < options.targets.size()) {
      throw new IllegalArgumentException(
          "targets are " + Names.list(options.targets) + ", expected different columns");
    }
    Set<String> chosen = new HashSet<>(targets);
    for (String feature : features) {
      // Twice in the header is found there.
      if (!chosen.add(feature) && !options.features.isEmpty()) {
        throw new IllegalArgumentException("column " + Names.quote(feature)
            + " is chosen twice, expected a feature or a target once");
      }
    }
    for (String name : options.weights) {
      if (!chosen.add(name)) {
        throw new IllegalArgumentException("column " + Names.quote(name)
            + " is chosen twice, expected weights that are neither a feature nor a target");
      }
    }
    Set<String> known = new HashSet<>(features);
    for (String name : options.categorical) {
      header.expect(name);
      if (!known.contains(name)) {
        throw new IllegalArgumentException("categorical has " + Names.quote(name)
            + ", which is not a feature, expected " + Names.oneOf(features));
      }
    }
    for (String name : options.missingOf.keySet()) {
      header.expect(name);
      if (!chosen.contains(name)) {
        throw new IllegalArgumentException("whenMissing has " + Names.quote(name)
            + ", which is neither a feature nor a target, expected " + Names.oneOf(chosen));
      }
      if (options.missing(name).fills() && !known.contains(name)) {
        throw new IllegalArgumentException("whenMissing fills " + Names.quote(name)
            + ", which is no feature, expected drop() or fail()");
      }
    }
  }

  private static List<Slot> slots(List<String> features, CsvOptions options) {
    List<Slot> slots = new ArrayList<>();
    if (options.like.isPresent()) {
      options.like.get().features().forEach(column -> slots.add(like(column)));
    } else {
      Set<String> categorical = new HashSet<>(options.categorical);
      for (String name : features) {
        Missing missing = options.missing(name);
        slots.add(
            categorical.contains(name)
                ? new CategorySlot(name, new Vocabulary(), options.unknownAsZeros, missing.fills())
                : new NumberSlot(name, missing));
      }
    }
    for (String name : options.targets) {
      Vocabulary labels =
          options.like.map(columns -> new Vocabulary(columns.labels())).orElseGet(Vocabulary::new);
      slots.add(
          options.classifies
              ? new CategorySlot(name, labels, false, false)
              : new NumberSlot(name, Missing.fail()));
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
    return new NumberSlot(
        n.name(), n.fill().isPresent() ? Missing.constant(n.fill().getAsDouble()) : Missing.fail());
  }
}
