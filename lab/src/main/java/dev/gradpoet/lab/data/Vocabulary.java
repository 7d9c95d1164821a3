package dev.gradpoet.lab.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The categories of a column while it is read, with a code each; or fixed ones, in which case others are unknown. */
final class Vocabulary {
  static final int UNKNOWN = -1;
  /** Codes are kept as floats, which hold integers up to this. */
  private static final int MOST = 1 << 24;

  /** By text, and by {@link Categories#key}. */
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
    inOrderOfCodes.addAll(categories);
    for (int code = 0; code < categories.size(); code++) {
      codes.putIfAbsent(categories.get(code), code);
    }
    for (int code = 0; code < categories.size(); code++) {
      codes.putIfAbsent(Categories.key(categories.get(code)), code);
    }
  }

  /** The code of a category, or {@link #UNKNOWN}. */
  int code(String category) {
    Integer code = codes.get(category);
    if (code == null) {
      String key = Categories.key(category);
      code = codes.get(key);
      if (code == null) {
        return fixed ? UNKNOWN : add(category, key);
      }
    }
    return code;
  }

  private int add(String category, String key) {
    int code = inOrderOfCodes.size();
    if (code == MOST) {
      throw new IllegalArgumentException("there are more than " + MOST + " different values");
    }
    codes.put(category, code);
    codes.put(key, code);
    inOrderOfCodes.add(category);
    return code;
  }

  /** Says that a row that is kept has that code: a category of rows that are left out is none. */
  void use(int code) {
    used.set(code);
  }

  /** The categories: those that were fixed, in their order; else those used, sorted. */
  List<String> categories() {
    return fixed
        ? List.copyOf(inOrderOfCodes)
        : Categories.sorted(used.stream().mapToObj(inOrderOfCodes::get).toList());
  }

  /** For each code that is used, the position of its category in {@link #categories}. */
  int[] positions() {
    int[] positions = IntStream.range(0, inOrderOfCodes.size()).toArray();
    if (!fixed) {
      List<String> categories = categories();
      for (int position = 0; position < categories.size(); position++) {
        positions[code(categories.get(position))] = position;
      }
    }
    return positions;
  }
}
