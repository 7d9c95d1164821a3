package dev.gradpoet.lab.data;

import dev.gradpoet.runtime.training.Dataset;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * All that happens to a row before a network sees it and to a prediction after it, as it was learned of the training data: it is saved with the
 * model. Immutable.
 *
 * <p>{@link #toMap} gives it as text, fit for the metadata of a file; {@link #from} reads it back bit for bit and passes over entries that
 * are not its own.
 *
 * @param columns how rows of text become inputs, if there are any
 * @param inputs how inputs are scaled, if they are
 * @param targets how targets were scaled, if they were
 */
public record Preprocessing(
    Optional<Columns> columns, Optional<Scaler> inputs, Optional<Scaler> targets) {
  private static final String PREFIX = "preprocessing.";
  private static final String COLUMNS = PREFIX + "columns.";
  private static final String INPUTS = PREFIX + "inputs.";
  private static final String TARGETS = PREFIX + "targets.";

  /** Checks that the parts fit together. */
  public Preprocessing {
    if (columns.isPresent() && inputs.isPresent()) {
      fits("inputs", inputs.get().width(), columns.get().inputs(), "inputs of a row");
    }
    if (columns.isPresent() && targets.isPresent()) {
      int numbers = columns.get().classifies() ? 0 : columns.get().targets().size();
      fits("targets", targets.get().width(), numbers, "targets that are numbers");
    }
  }

  private static void fits(String name, int width, int expected, String what) {
    if (width != expected) {
      throw new IllegalArgumentException(
          name + " scales " + width + " values, but there are " + expected + " " + what);
    }
  }

  /** Nothing happens. */
  public static Preprocessing none() {
    return new Preprocessing(Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Rows are encoded by {@code columns}. */
  public Preprocessing columns(Columns columns) {
    return new Preprocessing(Optional.of(columns), inputs, targets);
  }

  /** Inputs are scaled by {@code scaler}. */
  public Preprocessing inputs(Scaler scaler) {
    return new Preprocessing(columns, Optional.of(scaler), targets);
  }

  /** Targets are scaled by {@code scaler}. */
  public Preprocessing targets(Scaler scaler) {
    return new Preprocessing(columns, inputs, Optional.of(scaler));
  }

  /** The dataset with scaled inputs and targets. */
  public Dataset apply(Dataset data) {
    Dataset scaled = inputs.map(scaler -> scaler.apply(data)).orElse(data);
    return targets.map(scaler -> scaler.applyToTargets(scaled)).orElse(scaled);
  }

  /** Inputs, scaled. */
  public float[] apply(float... sample) {
    return inputs.map(scaler -> scaler.apply(sample)).orElseGet(sample::clone);
  }

  /**
   * The inputs of a row, as {@link Columns#encode(String...)}, scaled.
   *
   * @throws IllegalStateException if there are no columns
   */
  public float[] encode(String... values) {
    return apply(present().encode(values));
  }

  /** As {@link #encode(String...)}, with the values by column. */
  public float[] encode(Map<String, String> row) {
    return apply(present().encode(row));
  }

  /** A prediction in the units of the targets before they were scaled. */
  public float[] restore(float... prediction) {
    return targets.map(scaler -> scaler.invert(prediction)).orElseGet(prediction::clone);
  }

  private Columns present() {
    return columns.orElseThrow(
        () -> new IllegalStateException("there are no columns, expected those of a table"));
  }

  /** As names with values; all names begin with {@code preprocessing.}, and no value is null. */
  public Map<String, String> toMap() {
    Map<String, String> map = new LinkedHashMap<>();
    columns.ifPresent(c -> map.putAll(c.toMap(COLUMNS)));
    inputs.ifPresent(scaler -> map.putAll(scaler.toMap(INPUTS)));
    targets.ifPresent(scaler -> map.putAll(scaler.toMap(TARGETS)));
    return Collections.unmodifiableMap(map);
  }

  /**
   * Reads what {@link #toMap} gave, among other entries; without any, nothing happens to rows.
   *
   * @throws IllegalArgumentException if an entry is not there or not readable, naming it
   */
  public static Preprocessing from(Map<String, String> map) {
    Objects.requireNonNull(map, "map is null");
    return new Preprocessing(
        has(map, COLUMNS) ? Optional.of(Columns.from(map, COLUMNS)) : Optional.empty(),
        has(map, INPUTS) ? Optional.of(Scaler.from(map, INPUTS)) : Optional.empty(),
        has(map, TARGETS) ? Optional.of(Scaler.from(map, TARGETS)) : Optional.empty());
  }

  private static boolean has(Map<String, String> map, String prefix) {
    return map.keySet().stream().anyMatch(key -> key.startsWith(prefix));
  }
}
