package dev.gradpoet.lab.data;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The categories of a column while it is read, with a code each; or fixed ones, in which case others are unknown. */
final class Vocabulary {
  static final int UNKNOWN = -1;
  /** Codes are kept as floats, which hold integers up to this. */
  private static final int MOST = 1 << 24;

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]+");

  private final Map<String, Integer> codes = new HashMap<>();
  private final List<String> inOrderOfCodes = new ArrayList<>();
  private final BitSet used = new BitSet();
  private final boolean fixed;

  /** One that grows. */
  Vocabulary() {
    this.fixed = false;
  }

  /** One of those categories. */
  Vocabulary(List<String> categories) {
    this.fixed = true;
    categories.forEach(this::add);
  }

  private int add(String category) {
    int code = inOrderOfCodes.size();
    if (code == MOST) {
      throw new IllegalArgumentException("there are more than " + MOST + " different values");
    }
    codes.put(category, code);
    inOrderOfCodes.add(category);
    return code;
  }

  /** The code of a category, or {@link #UNKNOWN}. */
  int code(String category) {
    Integer code = codes.get(category);
    if (code != null) {
      return code;
    }
    return fixed ? UNKNOWN : add(category);
  }

  /** Says that a row that is kept has that code: a category of rows that are left out is none. */
  void use(int code) {
    used.set(code);
  }

  /** The categories: those that were fixed, in their order; else those used, sorted, by value if all are integers. */
  List<String> categories() {
    if (fixed) {
      return List.copyOf(inOrderOfCodes);
    }
    List<String> categories = new ArrayList<>();
    used.stream().forEach(code -> categories.add(inOrderOfCodes.get(code)));
    Comparator<String> order = Comparator.naturalOrder();
    if (categories.stream().allMatch(c -> INTEGER.matcher(c).matches())) {
      order = Comparator.<String, BigInteger>comparing(BigInteger::new).thenComparing(order);
    }
    categories.sort(order);
    return List.copyOf(categories);
  }

  /** For each code that is used, the position of its category in {@link #categories}. */
  int[] positions() {
    int[] positions = new int[inOrderOfCodes.size()];
    List<String> categories = categories();
    for (int position = 0; position < categories.size(); position++) {
      positions[code(categories.get(position))] = position;
    }
    return positions;
  }
}
