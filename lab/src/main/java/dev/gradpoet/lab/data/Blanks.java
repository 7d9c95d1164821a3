package dev.gradpoet.lab.data;

import java.util.List;

/**
 * What blanks are, which are not looked at around a name, a value, a category, a label or a token of missing values, wherever it comes from: the white
 * space of Unicode, as Python's {@code str.strip()} takes it away, so that rows for an exported model can be prepared in Python.
 */
final class Blanks {
  private static final char LAST_OF_ASCII = 0x7f;
  private static final char NEXT_LINE = 0x85;

  private Blanks() {}

  static boolean is(char c) {
    return c == ' ' || ((c < ' ' || c > LAST_OF_ASCII) && isRare(c));
  }

  private static boolean isRare(char c) {
    // Those that do not break a line are space characters, and no white space of Java.
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == NEXT_LINE;
  }

  static String strip(String text) {
    int end = text.length();
    while (end > 0 && is(text.charAt(end - 1))) {
      end--;
    }
    int start = 0;
    while (start < end && is(text.charAt(start))) {
      start++;
    }
    return text.substring(start, end);
  }

  static List<String> strip(List<String> texts) {
    return texts.stream().map(Blanks::strip).toList();
  }
}
