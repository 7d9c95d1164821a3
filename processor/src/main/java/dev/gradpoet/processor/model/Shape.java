package dev.gradpoet.processor.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The extents of what a layer computes of one sample, outermost first: units; length and channels; height, width and channels.
 */
public record Shape(List<Integer> extents) {

  /** The longest array that every virtual machine can make. */
  public static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  public Shape {
    extents = List.copyOf(extents);
  }

  public static Shape of(Integer... extents) {
    return new Shape(List.of(extents));
  }

  /** The number of dimensions. */
  public int rank() {
    return extents.size();
  }

  /** The extent of the last dimension: the channels, where there are such. */
  public int last() {
    return extents.get(extents.size() - 1);
  }

  /** The number of values, {@link Long#MAX_VALUE} if that does not fit. */
  public long size() {
    long size = 1;
    for (int extent : extents) {
      size = extent > 0 && size > Long.MAX_VALUE / extent ? Long.MAX_VALUE : size * extent;
    }
    return size;
  }

  /** {@code 8 × 8 × 1}. */
  @Override
  public String toString() {
    return extents.stream().map(String::valueOf).collect(Collectors.joining(" × "));
  }
}
