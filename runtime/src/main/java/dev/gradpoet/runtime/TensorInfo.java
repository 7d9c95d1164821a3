package dev.gradpoet.runtime;

import dev.gradpoet.runtime.internal.Shapes;
import java.util.List;

/** A tensor that belongs to a layer and lies in a flat array of the network: a parameter, or state that is none. */
public sealed interface TensorInfo permits ParameterInfo, StateInfo {

  /** What it is within its layer, unique there: {@code weights}, {@code gamma}, {@code forget.weights}. */
  String name();

  /** Where it starts in the flat array. */
  int offset();

  /** Its extents, row-major. */
  List<Integer> shape();

  /** The number of values. */
  default int size() {
    return Shapes.size(shape());
  }
}
