package dev.gradpoet.lab.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Values as text in a map, such that reading them back gives the same bits. Numbers are written by {@link Double#toString}, from which
 * {@link Double#parseDouble} reads the same number.
 */
final class MapForm {
  private MapForm() {}

  static void putList(Map<String, String> map, String prefix, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      map.put(prefix + i, values.get(i));
    }
  }

  static List<String> list(Map<String, String> map, String prefix) {
    List<String> values = new ArrayList<>();
    for (int i = 0; map.containsKey(prefix + i); i++) {
      values.add(text(map, prefix + i));
    }
    return values;
  }

  static String numbers(double[] values) {
    return Arrays.stream(values).mapToObj(Double::toString).collect(Collectors.joining(" "));
  }

  static double[] numbers(Map<String, String> map, String key) {
    String[] texts = text(map, key).split(" ", -1);
    double[] values = new double[texts.length];
    for (int i = 0; i < texts.length; i++) {
      values[i] = number(key, texts[i]);
    }
    return values;
  }

  static OptionalDouble optionalNumber(Map<String, String> map, String key) {
    return map.containsKey(key)
        ? OptionalDouble.of(number(key, text(map, key)))
        : OptionalDouble.empty();
  }

  private static double number(String key, String text) {
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          Names.quote(key) + " has " + Names.quote(text) + ", expected a finite number", e);
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(
          Names.quote(key) + " has " + Names.quote(text) + ", expected a finite number");
    }
    return value;
  }

  static boolean flag(Map<String, String> map, String key) {
    String text = text(map, key);
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException(
          Names.quote(key) + " has " + Names.quote(text) + ", expected true or false");
    }
    return text.equals("true");
  }

  static String text(Map<String, String> map, String key) {
    String value = map.get(key);
    if (value == null) {
      throw absent(key);
    }
    return value;
  }

  static IllegalArgumentException absent(String key) {
    return new IllegalArgumentException(
        "the entry " + Names.quote(key) + " is not there, expected one");
  }
}
