package dev.gradpoet.lab.data;

import dev.gradpoet.runtime.training.Dataset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes a dataset of the rows of a file when all of them are read, and describes the columns. */
final class CsvTable {
  private final String file;
  private final CsvOptions options;
  private final FloatRows rows;
  private final List<Slot> features;
  private final List<Slot> targets;
  private final List<Slot> weights;
  private final long droppedRows;

  CsvTable(String file, CsvOptions options, CsvLayout layout, FloatRows rows, long droppedRows) {
    this.file = file;
    this.options = options;
    this.rows = rows;
    this.droppedRows = droppedRows;
    this.features = layout.slots().subList(0, layout.featureCount());
    int end = layout.featureCount() + options.targets.size();
    this.targets = layout.slots().subList(layout.featureCount(), end);
    this.weights = layout.slots().subList(end, layout.slots().size());
  }

  /** The rows as samples. */
  Table table() throws DataFileException {
    List<Column> columns = columns();
    List<String> labels = options.classifies ? labels() : List.of();
    List<String> targetNames = targets.stream().map(Slot::name).toList();
    Columns described = new Columns(columns, targetNames, labels, options.missingTokens);
    return new Table(dataset(described), described, droppedRows);
  }

  /** The rows without targets. */
  Inputs inputs() throws DataFileException {
    int[] widths = columns().stream().mapToInt(Column::width).toArray();
    int inputs = Arrays.stream(widths).sum();
    float[] x = allocate(inputs);
    rows.drain((row, values, from) -> writeFeatures(values, from, widths, x, row * inputs));
    return new Inputs(x, rows.rows(), droppedRows);
  }

  private List<Column> columns() throws DataFileException {
    List<Column> columns = new ArrayList<>();
    for (int slot = 0; slot < features.size(); slot++) {
      columns.add(column(features.get(slot), slot));
    }
    return columns;
  }

  private Column column(Slot slot, int index) throws DataFileException {
    try {
      return slot.column(() -> rows.column(index));
    } catch (IllegalArgumentException e) {
      throw new DataFileException(file, 0, slot.name(), String.valueOf(e.getMessage()));
    }
  }

  private List<String> labels() throws DataFileException {
    Slot target = targets.get(0);
    List<String> labels = ((CategoricalColumn) column(target, features.size())).categories();
    if (labels.size() < 2) {
      throw new DataFileException(
          file,
          0,
          target.name(),
          "all rows have the label " + Names.quote(labels.get(0)) + ", expected at least 2 labels");
    }
    return labels;
  }

  private Dataset dataset(Columns columns) throws DataFileException {
    int size = rows.rows();
    int inputs = columns.inputs();
    float[] x = allocate(inputs);
    int[] widths = columns.features().stream().mapToInt(Column::width).toArray();
    int first = features.size();
    float[] w = new float[weights.isEmpty() ? 0 : size];
    if (columns.classifies()) {
      CategorySlot label = (CategorySlot) targets.get(0);
      int[] classes = new int[size];
      rows.drain((row, values, from) -> {
        writeFeatures(values, from, widths, x, row * inputs);
        classes[row] = label.position(values[from + first]);
        writeWeight(values, from, w, row);
      });
      return weighted(Dataset.ofClasses(x, inputs, classes, columns.labels().size()), w);
    }
    int outputs = targets.size();
    float[] t = allocate(outputs);
    rows.drain((row, values, from) -> {
      writeFeatures(values, from, widths, x, row * inputs);
      System.arraycopy(values, from + first, t, row * outputs, outputs);
      writeWeight(values, from, w, row);
    });
    return weighted(Dataset.of(x, inputs, t, outputs), w);
  }

  private void writeWeight(float[] values, int from, float[] w, int row) {
    if (!weights.isEmpty()) {
      w[row] = values[from + features.size() + targets.size()];
    }
  }

  private Dataset weighted(Dataset data, float[] w) throws DataFileException {
    if (weights.isEmpty()) {
      return data;
    }
    try {
      return data.withWeights(w);
    } catch (IllegalArgumentException e) {
      throw new DataFileException(file, 0, weights.get(0).name(), String.valueOf(e.getMessage()));
    }
  }

  private void writeFeatures(float[] values, int from, int[] widths, float[] x, int to) {
    int at = to;
    for (int i = 0; i < widths.length; i++) {
      features.get(i).write(values[from + i], x, at);
      at += widths[i];
    }
  }

  private float[] allocate(int width) throws DataFileException {
    long count = (long) rows.rows() * width;
    if (count > Integer.MAX_VALUE - 8) {
      throw new DataFileException(
          file,
          rows.rows() + " rows of " + width
              + " values are more than the 2147483639 that one array holds");
    }
    return new float[(int) count];
  }
}
