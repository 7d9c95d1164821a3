package dev.gradpoet.lab.plot;

import java.util.List;
import java.util.stream.IntStream;

/** What classes and inputs are called. */
final class Labels {
  private Labels() {}

  /** A copy of {@code labels}, of which there must be {@code count}. */
  static List<String> checked(String name, List<String> labels, int count, String each) {
    if (labels.size() != count) {
      throw new IllegalArgumentException(
          name + " has " + labels.size() + " labels, expected " + count + ", one for each " + each);
    }
    return List.copyOf(labels);
  }

  /** {@code prefix} with the numbers from 0 on. */
  static List<String> numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }
}
