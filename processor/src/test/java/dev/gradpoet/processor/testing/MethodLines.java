package dev.gradpoet.processor.testing;

import java.util.ArrayList;
import java.util.List;

/** Finds methods in generated text. */
public final class MethodLines {
  private MethodLines() {}

  /** The lines of the body of the private method of that name. */
  public static List<String> body(String text, String method) {
    List<String> lines = text.lines().toList();
    int at = 0;
    while (!(lines.get(at).startsWith("  private ")
        && lines.get(at).contains(" " + method + "("))) {
      at++;
    }
    while (!lines.get(at).endsWith("{")) {
      at++;
    }
    List<String> body = new ArrayList<>();
    for (at++; !lines.get(at).equals("  }"); at++) {
      body.add(lines.get(at));
    }
    return body;
  }
}
