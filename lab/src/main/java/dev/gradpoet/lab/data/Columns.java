package dev.gradpoet.lab.data;

import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.training.Classification;
import dev.gradpoet.runtime.training.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What was learned of a file's columns: how a row becomes the inputs of a network, and what its outputs mean. It encodes rows that
 * come later as those of the file were, and is saved with the model by {@link Preprocessing}. Immutable.
 *
 * @param features the columns of features, in the order of the inputs
 * @param targets the names of the target columns: one if {@code labels} are there
 * @param labels the label of each class; empty if targets are numbers
 * @param missingTokens what stands for a missing value, besides nothing at all
 */
public record Columns(
    List<Column> features, List<String> targets, List<String> labels, List<String> missingTokens) {

  /** Copies the lists; blanks around texts are left out. */
  public Columns {
    features = List.copyOf(features);
    targets = Blanks.strip(targets);
    labels = Blanks.strip(labels);
    missingTokens = Blanks.strip(missingTokens);
    if (features.isEmpty()) {
      throw new IllegalArgumentException("features is empty, expected at least one column");
    }
  }

  /** Whether the target is a class. */
  public boolean classifies() {
    return !labels.isEmpty();
  }

  /** The number of inputs of a row. */
  public int inputs() {
    return features.stream().mapToInt(Column::width).sum();
  }

  /** A name for each input: {@code age}, or {@code city=Berlin}. */
  public List<String> inputNames() {
    return features.stream().flatMap(column -> column.inputNames().stream()).toList();
  }

  /**
   * The inputs of one row.
   *
   * @param values the value of each feature, in the order of {@link #features}, as it would stand in the file
   * @throws IllegalArgumentException if there are more or fewer, or one is not a value of its column, naming it
   */
  public float[] encode(String... values) {
    if (values.length != features.size()) {
      throw new IllegalArgumentException(
          "values has " + values.length + " values, expected " + features.size() + ": "
              + Names.list(features.stream().map(Column::name).toList()));
    }
    float[] inputs = new float[inputs()];
    int at = 0;
    for (int i = 0; i < values.length; i++) {
      Column column = features.get(i);
      String value = Blanks.strip(Objects.requireNonNull(
          values[i], () -> "the value of column " + Names.quote(column.name()) + " is null"));
      column.encode(missingTokens.contains(value) ? "" : value, inputs, at);
      at += column.width();
    }
    return inputs;
  }

  /**
   * As {@link #encode(String...)}, with the values by column; others than those of features are not looked at.
   *
   * @throws IllegalArgumentException if a column has no value in {@code row}, too
   */
  public float[] encode(Map<String, String> row) {
    List<String> values = new ArrayList<>();
    for (Column column : features) {
      String value = row.get(column.name());
      if (value == null) {
        throw new IllegalArgumentException("row has no value for column "
            + Names.quote(column.name()) + ", only for " + Names.list(row.keySet()));
      }
      values.add(value);
    }
    return encode(values.toArray(String[]::new));
  }

  /**
   * The label of a class.
   *
   * @throws IllegalArgumentException if there is no such class
   */
  public String label(int index) {
    if (index < 0 || index >= labels.size()) {
      throw new IllegalArgumentException(
          "index is " + index + ", expected 0 to " + (labels.size() - 1));
    }
    return labels.get(index);
  }

  /**
   * The label of the class that a network predicts, by {@link Classification#predicted}.
   *
   * @param architecture what the network is
   * @param prediction its prediction of one sample
   * @throws IllegalArgumentException if it is NaN, or not of these classes, or the network predicts numbers
   */
  public String label(Architecture architecture, float[] prediction) {
    return label(
        Classification.predicted(Task.ofClasses(architecture), architecture, prediction, 0));
  }

  /** As names with values, exactly: what {@link #from} reads. */
  Map<String, String> toMap(String prefix) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < features.size(); i++) {
      String key = prefix + "feature." + i + ".";
      map.put(key + "name", features.get(i).name());
      if (features.get(i) instanceof NumericColumn numeric) {
        numeric.fill().ifPresent(fill -> map.put(key + "fill", Double.toString(fill)));
      } else if (features.get(i) instanceof CategoricalColumn categorical) {
        map.put(key + "unknownAsZeros", Boolean.toString(categorical.unknownAsZeros()));
        map.put(key + "missingAsZeros", Boolean.toString(categorical.missingAsZeros()));
        MapForm.putList(map, key + "category.", categorical.categories());
      }
    }
    MapForm.putList(map, prefix + "target.", targets);
    MapForm.putList(map, prefix + "label.", labels);
    MapForm.putList(map, prefix + "missing.", missingTokens);
    return map;
  }

  /** Reads what {@link #toMap} wrote. */
  static Columns from(Map<String, String> map, String prefix) {
    List<Column> features = new ArrayList<>();
    for (int i = 0; map.containsKey(prefix + "feature." + i + ".name"); i++) {
      String key = prefix + "feature." + i + ".";
      String name = MapForm.text(map, key + "name");
      features.add(
          map.containsKey(key + "unknownAsZeros")
              ? new CategoricalColumn(
                  name,
                  MapForm.list(map, key + "category."),
                  MapForm.flag(map, key + "unknownAsZeros"),
                  MapForm.flag(map, key + "missingAsZeros"))
              : new NumericColumn(name, MapForm.optionalNumber(map, key + "fill")));
    }
    if (features.isEmpty()) {
      throw MapForm.absent(prefix + "feature.0.name");
    }
    return new Columns(
        features,
        MapForm.list(map, prefix + "target."),
        MapForm.list(map, prefix + "label."),
        MapForm.list(map, prefix + "missing."));
  }
}
