package dev.gradpoet.runtime.internal;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Texts as JSON (RFC 8259). */
public final class Json {
  private Json() {}

  /** Appends {@code text} as a string, and returns {@code json}. */
  public static StringBuilder quote(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        json.append(c == '"' || c == '\\' ? "\\" : "").append(c);
      }
    }
    return json.append('"');
  }

  /**
   * Checks that {@code text} can be written as UTF-8.
   *
   * @throws IllegalArgumentException if it has half of a surrogate pair, naming the argument
   */
  public static void encodable(String argument, String text) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(Arguments.present(argument, text))) {
      throw new IllegalArgumentException(
          argument + " is '" + text + "', which has half of a surrogate pair");
    }
  }
}
