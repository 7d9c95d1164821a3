package dev.gradpoet.lab.data;

import java.util.Collection;
import java.util.stream.Collectors;

/** Lists of names in messages. */
final class Names {
  private static final int MOST = 10;

  private Names() {}

  /** As {@code one of 'a', 'b'}, cut after some. */
  static String oneOf(Collection<String> names) {
    return "one of " + list(names);
  }

  /** As {@code 'a', 'b'}, cut after some. */
  static String list(Collection<String> names) {
    String some =
        names.stream().limit(MOST).map(n -> "'" + n + "'").collect(Collectors.joining(", "));
    return names.size() > MOST ? some + " and " + (names.size() - MOST) + " more" : some;
  }
}
