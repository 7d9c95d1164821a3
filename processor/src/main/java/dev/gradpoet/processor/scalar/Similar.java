package dev.gradpoet.processor.scalar;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody meant who mistyped it. */
public final class Similar {
  private Similar() {}

  /** The most similar of {@code names}, the first of several; empty if more than a third of the letters differ from each. */
  public static Optional<String> to(String typed, Collection<String> names) {
    String best = null;
    int least = Math.max(1, typed.length() / 3) + 1;
    for (String name : names) {
      int distance = distance(typed.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
      if (distance < least && distance < name.length()) {
        best = name;
        least = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** How many letters have to be put in, left out or changed. V. I. Levenshtein, 1966. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int k = 0; k <= other.length(); k++) {
      row[k] = k;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int k = 1; k <= other.length(); k++) {
        int changed = diagonal + (one.charAt(i - 1) == other.charAt(k - 1) ? 0 : 1);
        diagonal = row[k];
        row[k] = Math.min(changed, 1 + Math.min(row[k], row[k - 1]));
      }
    }
    return row[other.length()];
  }
}
