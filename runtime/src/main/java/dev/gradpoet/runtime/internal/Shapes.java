package dev.gradpoet.runtime.internal;

import java.util.List;

/** The extents of a tensor. */
public final class Shapes {
  private Shapes() {}

  /**
   * The number of values of a tensor of that shape.
   *
   * @throws ArithmeticException if an {@code int} does not hold it
   */
  public static int size(List<Integer> shape) {
    int size = 1;
    for (int extent : shape) {
      size = Math.multiplyExact(size, extent);
    }
    return size;
  }

  /**
   * A copy of {@code shape}, which must have extents of at least 1.
   *
   * @throws IllegalArgumentException if not, saying that {@code what} of {@code name} has it
   */
  public static List<Integer> positive(String what, String name, List<Integer> shape) {
    List<Integer> copy = List.copyOf(shape);
    for (int extent : copy) {
      if (extent < 1) {
        throw new IllegalArgumentException(
            what + " '" + name + "' has the shape " + copy + ", expected extents of at least 1");
      }
    }
    return copy;
  }

  /** For a line of text: {@code 4} for a vector, else {@code [28, 28, 1]}. */
  public static String text(List<Integer> shape) {
    return shape.size() == 1 ? shape.get(0).toString() : shape.toString();
  }
}
