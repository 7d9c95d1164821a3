package dev.gradpoet.processor.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The values of a layer's annotation, by name, with those that have their defaults.
 *
 * @param values numbers, booleans, enum constants and lists of whole numbers
 */
public record Options(Map<String, Object> values) {

  public Options {
    values = Map.copyOf(values);
  }

  /** A whole number. */
  public int whole(String name) {
    return ((Number) value(name)).intValue();
  }

  /** A number. */
  public double number(String name) {
    return ((Number) value(name)).doubleValue();
  }

  /** Whether an option is on. */
  public boolean isOn(String name) {
    return (Boolean) value(name);
  }

  /** One of the constants of {@code type}. */
  public <E extends Enum<E>> E choice(String name, Class<E> type) {
    return type.cast(value(name));
  }

  /** Whole numbers, one after another. */
  public List<Integer> wholes(String name) {
    return ((List<?>) value(name)).stream().map(Integer.class::cast).toList();
  }

  /** Whether there is an option of that name. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The same options but one. */
  public Options with(String name, Object value) {
    Map<String, Object> others = new HashMap<>(values);
    others.put(name, value);
    return new Options(others);
  }

  private Object value(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Options that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
