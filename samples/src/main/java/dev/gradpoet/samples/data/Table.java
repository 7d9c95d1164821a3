package dev.gradpoet.samples.data;

import dev.gradpoet.runtime.training.Dataset;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A data file of the samples: comma-separated lines of numbers, a label in the last column, names in the first line.
 *
 * @param features the names of the columns of numbers
 * @param labels the distinct labels, sorted: a label's position is its class in {@code samples}
 * @param samples the numbers of each line, with the class of its label
 */
public record Table(List<String> features, List<String> labels, Dataset samples) {

  /**
   * Reads a file that lies beside this class.
   *
   * @throws IllegalArgumentException if there is no such file, or it is not well-formed, saying where
   */
  public static Table read(String file) {
    InputStream resource = Table.class.getResourceAsStream(file);
    if (resource == null) {
      throw new IllegalArgumentException("there is no data file '" + file + "'");
    }
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
      return parse(file, reader.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses the lines of {@code file}; strict, so that a damaged file is not trained on. */
  static Table parse(String file, List<String> lines) {
    if (lines.size() < 2) {
      throw new IllegalArgumentException(
          file + " has no samples, expected a line of names and one for each sample");
    }
    List<String> names = List.of(lines.get(0).split(",", -1));
    int inputs = names.size() - 1;
    int size = lines.size() - 1;
    float[] x = new float[size * inputs];
    String[] label = new String[size];
    for (int s = 0; s < size; s++) {
      String where = file + ", line " + (s + 2);
      String[] fields = lines.get(s + 1).split(",", -1);
      if (fields.length != names.size()) {
        throw new IllegalArgumentException(
            where + ": " + fields.length + " fields, expected " + names.size());
      }
      for (int i = 0; i < inputs; i++) {
        x[s * inputs + i] = number(fields[i], where + ", " + names.get(i));
      }
      label[s] = fields[inputs];
      if (label[s].isEmpty()) {
        throw new IllegalArgumentException(
            where + ", " + names.get(inputs) + ": the label is empty");
      }
    }
    List<String> labels = List.of(label).stream().distinct().sorted().toList();
    int[] classes = List.of(label).stream().mapToInt(labels::indexOf).toArray();
    return new Table(
        names.subList(0, inputs), labels, Dataset.ofClasses(x, inputs, classes, labels.size()));
  }

  private static float number(String field, String where) {
    try {
      return Float.parseFloat(field);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(where + ": '" + field + "' is not a number", e);
    }
  }
}
