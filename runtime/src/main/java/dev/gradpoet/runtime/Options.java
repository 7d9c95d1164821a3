package dev.gradpoet.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was declared of a layer or a loss beside its kind and matters to the function computed, by name: {@code slope}, {@code rate},
 * {@code l2}, {@code kernel}. Immutable.
 *
 * @param values by name, in the order of the declaration: a {@link Double}, an {@link Integer}, a {@link String}, a {@link Boolean}, or a
 *     {@link List} of {@link Integer}s
 */
public record Options(Map<String, Object> values) {
  /** None. */
  public static final Options NONE = new Options(Map.of());

  /**
   * Copies {@code values}.
   *
   * @throws IllegalArgumentException if one is of another type
   */
  public Options {
    Map<String, Object> copy = new LinkedHashMap<>();
    for (Map.Entry<String, Object> option : values.entrySet()) {
      copy.put(option.getKey(), checked(option.getKey(), option.getValue()));
    }
    values = Collections.unmodifiableMap(copy);
  }

  private static Object checked(String name, Object value) {
    boolean isList = value instanceof List<?> list && areWhole(list);
    if (isList
        || value instanceof Double
        || value instanceof Integer
        || value instanceof String
        || value instanceof Boolean) {
      return isList ? List.copyOf((List<?>) value) : value;
    }
    throw new IllegalArgumentException("option '" + name + "' is " + value
        + ", expected a Double, an Integer, a String, a Boolean or a List of Integers");
  }

  private static boolean areWhole(List<?> values) {
    for (Object value : values) {
      if (!(value instanceof Integer)) {
        return false;
      }
    }
    return true;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Whether there is one of that name. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * The option of that name, which is a number, whole or not.
   *
   * @throws IllegalArgumentException if there is none, or it is none, saying what there is
   */
  public double number(String name) {
    return get(name, Number.class, "a number").doubleValue();
  }

  /**
   * The option of that name, which is a whole number.
   *
   * @throws IllegalArgumentException as {@link #number}
   */
  public int whole(String name) {
    return get(name, Integer.class, "a whole number");
  }

  /**
   * The option of that name, which is a text.
   *
   * @throws IllegalArgumentException as {@link #number}
   */
  public String text(String name) {
    return get(name, String.class, "a text");
  }

  /**
   * The option of that name, which is true or false.
   *
   * @throws IllegalArgumentException as {@link #number}
   */
  public boolean flag(String name) {
    return get(name, Boolean.class, "true or false");
  }

  /**
   * The option of that name, which is a list of whole numbers, as the extents of a kernel; unmodifiable.
   *
   * @throws IllegalArgumentException as {@link #number}
   */
  @SuppressWarnings("unchecked") // the constructor has checked the elements
  public List<Integer> sizes(String name) {
    return get(name, List.class, "a list of whole numbers");
  }

  private <T> T get(String name, Class<T> type, String expected) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(
          value == null
              ? "there is no option '" + name + "', only " + values.keySet()
              : "option '" + name + "' is " + value + ", expected " + expected);
    }
    return type.cast(value);
  }

  /** As a map prints: {@code {slope=0.1, l2=0.01}}. */
  @Override
  public String toString() {
    return values.toString();
  }
}
