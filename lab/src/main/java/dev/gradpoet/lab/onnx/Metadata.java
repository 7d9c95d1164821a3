package dev.gradpoet.lab.onnx;

import dev.gradpoet.lab.data.CategoricalColumn;
import dev.gradpoet.lab.data.Column;
import dev.gradpoet.lab.data.Columns;
import dev.gradpoet.lab.data.NumericColumn;
import dev.gradpoet.lab.data.Preprocessing;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.internal.Json;
import dev.gradpoet.runtime.io.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a model says about itself. */
final class Metadata {
  static final String PREFIX = "gradpoet.";

  private Metadata() {}

  /** The texts about the model of a network of that architecture, by name; {@code more} are those of the user. */
  static Map<String, String> of(
      Architecture architecture, Preprocessing preprocessing, Map<String, String> more) {
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put(Weights.FINGERPRINT, architecture.fingerprint());
    texts.put(Weights.ARCHITECTURE, architecture.description());
    preprocessing.columns().ifPresent(columns -> putNames(texts, columns));
    texts.putAll(preprocessing.toMap());
    texts.putAll(more);
    return texts;
  }

  private static void putNames(Map<String, String> texts, Columns columns) {
    put(texts, Onnx.INPUT, names(NumericColumn.class, columns));
    put(texts, Onnx.CATEGORIES, names(CategoricalColumn.class, columns));
    put(texts, "classes", columns.labels());
    put(texts, "targets", columns.targets());
  }

  private static List<String> names(Class<? extends Column> kind, Columns columns) {
    return ColumnNodes.of(kind, columns).stream().map(Column::name).toList();
  }

  private static void put(Map<String, String> texts, String what, List<String> names) {
    if (!names.isEmpty()) {
      texts.put(
          PREFIX + what,
          names.stream()
              .map(name -> Json.quote(new StringBuilder(), name))
              .collect(Collectors.joining(",", "[", "]")));
    }
  }
}
