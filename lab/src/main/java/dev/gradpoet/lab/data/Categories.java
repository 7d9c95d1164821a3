package dev.gradpoet.lab.data;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which texts are the same category or label, and in what order categories come. Those that are the same whole number are the same: {@code 1},
 * {@code +1} and {@code 1.0}; but not {@code 01}, which is a code, nor are {@code 1.10} and {@code 1.1} the same, which may be versions. They are sorted, by
 * value if all are decimal numbers.
 */
final class Categories {
  /** Longer texts are no numbers: to compare them by value takes time. */
  private static final int LONGEST_NUMBER = 1000;

  private static final Pattern WHOLE = Pattern.compile("([+-]?)(0|[1-9][0-9]*+)(?:\\.0*+)?");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE][+-]?[0-9]{1,9})?");

  private Categories() {}

  /** A text that all texts of the same category have in common, and no other. */
  static String key(String text) {
    if (text.length() <= LONGEST_NUMBER) {
      Matcher whole = WHOLE.matcher(text);
      if (whole.matches()) {
        String digits = whole.group(2);
        return whole.group(1).equals("-") && !digits.equals("0") ? "-" + digits : digits;
      }
    }
    return text;
  }

  /** The index of a text among categories, the same text before others of the same category; or −1. */
  static int indexOf(String text, List<String> categories) {
    int index = categories.indexOf(text);
    String key = index < 0 ? key(text) : text;
    for (int i = 0; i < categories.size() && index < 0; i++) {
      index = key(categories.get(i)).equals(key) ? i : -1;
    }
    return index;
  }

  /** The ways to write a category: for a whole number with a sign and as a decimal, too, as programs do that know numbers of one kind. */
  static List<String> spellings(String category) {
    String key = key(category);
    boolean whole = WHOLE.matcher(key).matches();
    return whole
        ? Stream.of(category, key, key + ".0", "+" + key)
            .filter(text -> key(text).equals(key))
            .distinct()
            .toList()
        : List.of(category);
  }

  private record Numbered(BigDecimal number, String text) {}

  /** A sorted copy. */
  static List<String> sorted(List<String> categories) {
    if (!categories.stream().allMatch(Categories::isNumber)) {
      return categories.stream().sorted().toList();
    }
    return categories.stream()
        .map(text -> new Numbered(new BigDecimal(text), text))
        .sorted(Comparator.comparing(Numbered::number).thenComparing(Numbered::text))
        .map(Numbered::text)
        .toList();
  }

  private static boolean isNumber(String text) {
    return text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches();
  }
}
