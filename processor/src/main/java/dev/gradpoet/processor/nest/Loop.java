package dev.gradpoet.processor.nest;

import java.util.List;

/**
 * Parts that run in order for each value of an index, which has an order: time. What one turn computes, later ones may read.
 *
 * @param backwards whether the last value comes first
 */
public record Loop(Index over, boolean backwards, List<Part> parts) implements Part {

  public Loop {
    parts = List.copyOf(parts);
  }
}
