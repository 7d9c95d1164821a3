package dev.gradpoet.lab.data;

import dev.gradpoet.runtime.training.Dataset;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads comma-separated values (RFC 4180) with a header, as samples to train on. It begins with what is to be predicted; all
 * other columns are features, and numbers, unless told otherwise.
 *
 * <p>Immutable and safe for use by several threads: every method that configures returns another one. Files are read row by row into
 * arrays of floats: the least memory needed is twice that of the floats. The white space of Unicode around names and values, and empty lines, are
 * not looked at.
 *
 * <p>Labels and categories that are the same whole number are the same, and called as the first of them in the file: {@code 1}, {@code +1} and
 * {@code 1.0}; but not {@code 01}, which is a code, nor are {@code 1.10} and {@code 1.1} the same. They are sorted: by value if all are decimal
 * numbers (of at most 1,000 characters), as texts otherwise.
 */
public final class Csv {
  private final CsvOptions options;

  private Csv(CsvOptions options) {
    this.options = options;
  }

  /** The target is the label in that column. Labels become classes in sorted order. */
  public static Csv classes(String column) {
    Objects.requireNonNull(column, "column is null");
    CsvOptions options = new CsvOptions();
    options.classifies = true;
    options.targets = named("column", column);
    return new Csv(options);
  }

  /**
   * The targets are the numbers in those columns, at least one.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Csv targets(String... columns) {
    CsvOptions options = new CsvOptions();
    options.targets = named("columns", columns);
    return new Csv(options);
  }

  /**
   * Reads other data as {@code columns} were: the same columns, by name and in any order, the same categories, labels and values in place
   * of missing ones. Others are errors.
   */
  public static Csv like(Columns columns) {
    CsvOptions options = new CsvOptions();
    options.like = Optional.of(columns);
    options.classifies = columns.classifies();
    options.targets = columns.targets();
    options.features = columns.features().stream().map(Column::name).toList();
    options.missingTokens = columns.missingTokens();
    return new Csv(options);
  }

  /** Only those columns are features, in this order. */
  public Csv features(String... columns) {
    List<String> names = named("columns", columns);
    return withColumns(o -> o.features = names);
  }

  /** Those columns are no features; all others are. The name of columns without one, as of an index, is the empty string. */
  public Csv without(String... columns) {
    List<String> names = named("columns", columns);
    return withColumns(o -> o.without = names);
  }

  /**
   * The numbers in that column, at least 0, are the weights of the rows, as {@link Dataset#withWeights} takes them, and no feature. {@link
   * Columns} do not hold it: other data, read like this, may have weights or not.
   */
  public Csv weights(String column) {
    List<String> names = named("column", column);
    return with(o -> o.weights = names);
  }

  /** Those features are categories: an input for each category that occurs, in sorted order. */
  public Csv categorical(String... columns) {
    List<String> names = named("columns", columns);
    return withColumns(o -> o.categorical = names);
  }

  /** A category that is unknown, in data read or encoded later, becomes all zeros instead of an error. */
  public Csv unknownCategoriesAsZeros() {
    return withColumns(o -> o.unknownAsZeros = true);
  }

  /** These stand for a missing value too, as {@code NA} or {@code ?}. */
  public Csv missingTokens(String... tokens) {
    List<String> all = named("tokens", tokens);
    return withColumns(o -> o.missingTokens = all);
  }

  /** What becomes of a missing value of a feature; after {@link #like}, of those that are not filled. */
  public Csv whenMissing(Missing missing) {
    Objects.requireNonNull(missing, "missing is null");
    return missing.fills() ? withColumns(o -> o.missing = missing) : with(o -> o.missing = missing);
  }

  /**
   * As {@link #whenMissing(Missing)}, for those columns instead of that for all; also for targets and weights, whose rows can be left out, but
   * not filled in.
   */
  public Csv whenMissing(Missing missing, String... columns) {
    Objects.requireNonNull(missing, "missing is null");
    List<String> names = named("columns", columns);
    Consumer<CsvOptions> change = o -> {
      Map<String, Missing> all = new LinkedHashMap<>(o.missingOf);
      names.forEach(name -> all.put(name, missing));
      o.missingOf = all;
    };
    return missing.fills() ? withColumns(change) : with(change);
  }

  /** The file has no header: its columns are called so, from left to right. */
  public Csv header(String... columns) {
    List<String> names = named("columns", columns);
    return with(o -> o.header = names);
  }

  /** What separates values, as a semicolon or a tab; a comma unless told. */
  public Csv separator(char separator) {
    if (separator == '"' || separator == '\n' || separator == '\r') {
      throw new IllegalArgumentException(
          "separator is a quote or the end of a line, expected another character");
    }
    return with(o -> {
      o.separator = separator;
      o.blankRuns = false;
    });
  }

  /** One blank or several, as spaces and tabs, separate values, as in columns that are aligned; those around a line are not looked at. */
  public Csv separatedByBlanks() {
    return with(o -> o.blankRuns = true);
  }

  /** How bytes become characters; UTF-8 unless told. */
  public Csv charset(Charset charset) {
    Objects.requireNonNull(charset, "charset is null");
    return with(o -> o.charset = charset);
  }

  /** Tells {@code action}, in the thread that reads, every 65,536 rows and at the end. */
  public Csv onProgress(Consumer<ReadProgress> action) {
    Objects.requireNonNull(action, "action is null");
    return with(o -> o.progress = action);
  }

  /**
   * Reads a file, which may be compressed with gzip.
   *
   * @throws DataFileException if it is malformed, or not what was described, saying where
   * @throws IOException if it cannot be read
   */
  public Table read(Path file) throws IOException {
    return read(Source.of(file));
  }

  /** As {@link #read(Path)}, from a stream or a resource. */
  public Table read(Source source) throws IOException {
    return new CsvFile(source.name(), options).read(source).table();
  }

  /** As {@link #read(Path)}, from characters; {@code name} is what errors call them. The reader is closed. */
  public Table read(String name, Reader reader) throws IOException {
    return new CsvFile(name, options).read(reader).table();
  }

  /**
   * Reads rows whose targets are not known, after {@link #like}: the features alone; other columns, also of targets and weights, may be there and
   * are not looked at.
   *
   * @throws DataFileException as {@link #read(Path)}
   * @throws IOException if it cannot be read
   * @throws IllegalStateException if these are not the columns of other data
   */
  public Inputs readInputs(Path file) throws IOException {
    return readInputs(Source.of(file));
  }

  /** As {@link #readInputs(Path)}, from a stream or a resource. */
  public Inputs readInputs(Source source) throws IOException {
    return new CsvFile(source.name(), withoutTargets()).read(source).inputs();
  }

  /** As {@link #readInputs(Path)}, from characters; {@code name} is what errors call them. The reader is closed. */
  public Inputs readInputs(String name, Reader reader) throws IOException {
    return new CsvFile(name, withoutTargets()).read(reader).inputs();
  }

  private CsvOptions withoutTargets() {
    if (options.like.isEmpty()) {
      throw new IllegalStateException(
          "the columns are not those of other data, expected Csv.like(columns)");
    }
    CsvOptions inputs = options.copy();
    inputs.classifies = false;
    inputs.targets = List.of();
    inputs.weights = List.of();
    inputs.missingOf = new LinkedHashMap<>(options.missingOf);
    inputs.missingOf.keySet().retainAll(options.features);
    return inputs;
  }

  private Csv with(Consumer<CsvOptions> change) {
    CsvOptions changed = options.copy();
    change.accept(changed);
    return new Csv(changed);
  }

  private Csv withColumns(Consumer<CsvOptions> change) {
    if (options.like.isPresent()) {
      throw new IllegalStateException(
          "the columns are those of other data, expected no change of them");
    }
    return with(change);
  }

  private static List<String> named(String name, String... values) {
    if (values.length == 0) {
      throw new IllegalArgumentException(name + " is empty, expected at least one");
    }
    return Blanks.strip(List.of(values));
  }
}
