package dev.gradpoet.processor.nest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where along a dimension a tensor is accessed. */
public sealed interface Place permits Affine, Lookup {

  /** The loop variables that it depends on, in order of appearance. */
  List<Index> indices();

  /** The same place with other loop variables. */
  Place rename(Map<Index, Index> names);

  /** As one would write it between brackets. */
  String text();

  /** The places of {@code indices}, each of its own. */
  static List<Place> of(List<Index> indices) {
    List<Place> places = new ArrayList<>();
    for (Index index : indices) {
      places.add(Affine.of(index));
    }
    return places;
  }
}
