package dev.gradpoet.processor.kind;

import dev.gradpoet.Padding;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Index;
import java.util.List;

/**
 * How a kernel slides along one dimension.
 *
 * @param extent of the input
 * @param kernel how many values of it count for one result
 * @param stride how far it moves from one result to the next
 * @param dilation the distance of neighbouring kernel values on the input
 * @param before how many zeros lie before the input
 * @param after how many lie after it
 */
record Window(int extent, int kernel, int stride, int dilation, long before, long after) {

  /** A window with what {@code padding} asks for; an odd zero is after the input, as in Keras. */
  static Window of(int extent, int kernel, int stride, int dilation, Padding padding) {
    if (padding == Padding.VALID) {
      return new Window(extent, kernel, stride, dilation, 0, 0);
    }
    long results = (extent - 1L + stride) / stride;
    long total = (results - 1) * stride + (kernel - 1L) * dilation + 1 - extent;
    long zeros = Math.max(0, total);
    return new Window(extent, kernel, stride, dilation, zeros / 2, zeros - zeros / 2);
  }

  /**
   * The input that counts for {@code result} at {@code place} of the kernel: stride · result + dilation · place − before. All places are ints
   * where {@link #padded} is one.
   */
  Affine place(Index result, Index place) {
    return new Affine(
        Math.toIntExact(-before),
        List.of(new Affine.Term(stride, result), new Affine.Term(dilation, place)));
  }

  /** From the first input that counts for a result to the last. */
  long span() {
    return (kernel - 1L) * dilation + 1;
  }

  /** How many values there are with the zeros on both sides. */
  long padded() {
    return before + extent + after;
  }

  /** The number of results; less than 1 if the input is too short for any. */
  long results() {
    long room = padded() - span();
    return room < 0 ? 0 : room / stride + 1;
  }
}
