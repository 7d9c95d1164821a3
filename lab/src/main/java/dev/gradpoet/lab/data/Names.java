package dev.gradpoet.lab.data;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and values in messages. */
final class Names {
  private static final int MOST = 10;
  private static final int LONGEST = 100;
  private static final int SHORTENED = 40;

  private Names() {}

  /** In quotes, on one line, and cut if it is long: what a damaged file holds may be of any length. */
  static String quote(String text) {
    boolean whole = text.length() <= LONGEST;
    StringBuilder quoted = new StringBuilder("'");
    int end = whole ? text.length() : text.offsetByCodePoints(0, SHORTENED);
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)) {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted
        .append(whole ? "'" : "...' (" + text.length() + " characters)")
        .toString();
  }

  /** As {@code one of 'a', 'b'}, cut after some. */
  static String oneOf(Collection<String> names) {
    return "one of " + list(names);
  }

  /** As {@code 'a', 'b'}, cut after some. */
  static String list(Collection<String> names) {
    String some = names.stream().limit(MOST).map(Names::quote).collect(Collectors.joining(", "));
    return names.size() > MOST ? some + " and " + (names.size() - MOST) + " more" : some;
  }
}
