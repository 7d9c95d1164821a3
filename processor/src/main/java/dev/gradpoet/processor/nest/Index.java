package dev.gradpoet.processor.nest;

import java.util.ArrayList;
import java.util.List;

/**
 * A loop variable, and the dimension of a tensor that it naturally runs along.
 *
 * @param owner the layer whose values it counts, empty for those of the network's input and for the samples
 * @param axis which dimension of them, as {@code height}; empty where there is but one
 * @param extent how many values it takes; 0 for the samples, whose number is known at run time only
 */
public record Index(String owner, String axis, int extent) {

  /** Runs over the samples of a batch. */
  public static final Index BATCH = new Index("", "b", 0);

  private static final int MOST_AXES = 3;

  /** The only dimension of what {@code owner} computes. */
  public static Index of(String owner, int extent) {
    return new Index(owner, "", extent);
  }

  /** The dimensions of what {@code owner} computes, for the usual numbers of them by their usual names. */
  public static List<Index> of(String owner, List<Integer> extents) {
    List<String> axes = axes(extents.size());
    List<Index> indices = new ArrayList<>();
    for (int d = 0; d < axes.size(); d++) {
      indices.add(new Index(owner, axes.get(d), extents.get(d)));
    }
    return indices;
  }

  /** The same, after the dimension of the samples. */
  public static List<Index> samples(String owner, List<Integer> extents) {
    List<Index> indices = new ArrayList<>(List.of(BATCH));
    indices.addAll(of(owner, extents));
    return indices;
  }

  private static List<String> axes(int rank) {
    return switch (rank) {
      case 1 -> List.of("");
      case 2 -> List.of("length", "channels");
      case 3 -> List.of("height", "width", "channels");
      default -> throw new IllegalArgumentException("no names for " + rank + " dimensions");
    };
  }

  /** Where all dimensions of what a layer computes begin in {@code indices} at {@code from}: how many these are, if more than one; else 0. */
  public static int run(List<Index> indices, int from) {
    for (int rank = 2; rank <= MOST_AXES && from + rank <= indices.size(); rank++) {
      List<String> axes = axes(rank);
      boolean isRun = true;
      for (int d = 0; d < rank; d++) {
        Index index = indices.get(from + d);
        isRun &= index.axis.equals(axes.get(d)) && index.owner.equals(indices.get(from).owner);
      }
      if (isRun) {
        return rank;
      }
    }
    return 0;
  }

  /** {@code indices} with one in place of all dimensions of a layer's values, where these follow each other. */
  public static List<Index> flattened(List<Index> indices) {
    List<Index> flat = new ArrayList<>();
    for (int at = 0; at < indices.size(); ) {
      int rank = run(indices, at);
      flat.add(rank > 0 ? flat(indices.subList(at, at + rank)) : indices.get(at));
      at += Math.max(1, rank);
    }
    return flat;
  }

  /** One index in place of {@code run}, as all values of a layer lie one after another. */
  public static Index flat(List<Index> run) {
    int extent = 1;
    for (Index index : run) {
      extent = Math.multiplyExact(extent, index.extent);
    }
    return of(run.get(0).owner, extent);
  }

  /** Whether this runs over the samples of a batch. */
  public boolean isBatch() {
    return equals(BATCH);
  }

  /** How many values this takes with {@code batch} samples. */
  public int extent(int batch) {
    return isBatch() ? batch : extent;
  }

  /**
   * What a person calls a loop over this, in equations and in code alike: {@code row}, {@code kCol}. Of an axis without a name here, its
   * first word; empty for an index without an axis.
   */
  public String letter() {
    return switch (axis) {
      case "height" -> "row";
      case "width" -> "col";
      case "length" -> "place";
      case "channels", "group filters" -> "u";
      case "kernel height" -> "kRow";
      case "kernel width" -> "kCol";
      case "kernel" -> "k";
      case "input channels" -> "i";
      case "time" -> "step";
      default -> axis.contains(" ") ? axis.substring(0, axis.indexOf(' ')) : axis;
    };
  }

  /** Identifies this within its program: {@code b}, {@code hidden}, {@code edges.height}. */
  public String name() {
    return owner.isEmpty() || axis.isEmpty() ? owner + axis : owner + "." + axis;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Index that
        && owner.equals(that.owner)
        && axis.equals(that.axis)
        && extent == that.extent;
  }

  @Override
  public int hashCode() {
    return 31 * (31 * owner.hashCode() + axis.hashCode()) + extent;
  }
}
