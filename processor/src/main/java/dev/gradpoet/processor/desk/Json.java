package dev.gradpoet.processor.desk;

import java.util.Map;

/** Writes JSON that may stand in a script element of a page: maps, lists, arrays of numbers, texts, numbers, truth values and null. */
final class Json {
  private final StringBuilder text = new StringBuilder();
  private final boolean isIndented;

  private Json(boolean isIndented) {
    this.isIndented = isIndented;
  }

  /** In few lines. */
  static String of(Object value) {
    return new Json(false).written(value);
  }

  /** For people: an entry a line. */
  static String indented(Object value) {
    return new Json(true).written(value);
  }

  private String written(Object value) {
    write(value, "\n");
    return text.toString();
  }

  /** Where the next entry begins, {@code indent} after the line's end. */
  private String line(String indent) {
    return isIndented ? indent : "";
  }

  private void write(Object value, String indent) {
    if (value instanceof Map<?, ?> map) {
      object(map, indent);
    } else if (value instanceof Iterable<?> values) {
      list(values, indent);
    } else if (value instanceof double[] numbers) {
      numbers(numbers);
    } else if (value instanceof Number number) {
      text.append(number(number.doubleValue()));
    } else if (value instanceof String string) {
      string(string);
    } else {
      text.append(value);
    }
  }

  private void object(Map<?, ?> map, String indent) {
    String inner = indent + "  ";
    text.append('{');
    String before = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      text.append(before).append(line(inner));
      string(entry.getKey().toString());
      text.append(isIndented ? ": " : ":");
      write(entry.getValue(), inner);
      before = ",";
    }
    text.append(map.isEmpty() ? "" : line(indent)).append('}');
  }

  /** Lists of texts and numbers in one line, others an element each. */
  private void list(Iterable<?> values, String indent) {
    boolean isPlain = true;
    for (Object value : values) {
      isPlain &= value instanceof String || value instanceof Number;
    }
    String inner = indent + "  ";
    text.append('[');
    String before = "";
    for (Object value : values) {
      text.append(before).append(isPlain ? "" : line(inner));
      write(value, inner);
      before = isPlain && isIndented ? ", " : ",";
    }
    text.append(isPlain ? "" : line(indent)).append(']');
  }

  private void numbers(double[] numbers) {
    text.append('[');
    for (int k = 0; k < numbers.length; k++) {
      text.append(k == 0 ? "" : isIndented ? ", " : ",").append(number(numbers[k]));
    }
    text.append(']');
  }

  private static String number(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new IllegalArgumentException("no number in JSON: " + number);
    }
    return number == Math.rint(number) && Math.abs(number) < 1e15
        ? Long.toString((long) number)
        : Double.toString(number);
  }

  /** With {@code <} as an escape, so that no text ends the element that it stands in. */
  private void string(String string) {
    text.append('"');
    for (int k = 0; k < string.length(); k++) {
      char letter = string.charAt(k);
      switch (letter) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '<', '>', '&', '\u2028', '\u2029' ->
          text.append(String.format("\\u%04x", (int) letter));
        default ->
          text.append(
              letter < ' ' ? String.format("\\u%04x", (int) letter) : String.valueOf(letter));
      }
    }
    text.append('"');
  }
}
