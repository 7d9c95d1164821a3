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
}
