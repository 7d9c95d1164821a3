package dev.gradpoet.runtime.io;

import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;

/**
 * A tensor in a file, as the file's header describes it.
 *
 * @param name its name, unique in the file
 * @param dtype the type of its values, as {@code F32}
 * @param shape its extents, row-major; empty for a single value
 * @param begin where its bytes begin, counted from the end of the header
 * @param end where they end
 */
public record TensorEntry(String name, String dtype, List<Long> shape, long begin, long end) {
  private static final int SHOWN = 20;
  private static final int TEXT_LENGTH = 200;

  /** Copies {@code shape}. */
  public TensorEntry {
    shape = List.copyOf(shape);
  }

  /** The number of values. */
  public long size() {
    long size = 1;
    for (long extent : shape) {
      size = Math.multiplyExact(size, extent);
    }
    return size;
  }

  /** In a few words: {@code hidden.weights F32 [4, 8]}. */
  @Override
  public String toString() {
    return printable(name) + " " + dtype + " " + shape;
  }

  /** {@code text} of a file for a message: on one line and not too long. */
  static String printable(String text) {
    String head = text.length() <= TEXT_LENGTH ? text : text.substring(0, TEXT_LENGTH) + "...";
    return head.replaceAll("\\p{C}", "?");
  }

  /** {@code things} for a message, the first of them if there are many. */
  static String list(Collection<?> things) {
    StringJoiner text = new StringJoiner(", ");
    int shown = 0;
    for (Object thing : things) {
      if (shown++ == SHOWN) {
        return text + " and " + (things.size() - SHOWN) + " more";
      }
      text.add(thing.toString());
    }
    return text.toString();
  }
}
