package dev.gradpoet.processor.desk;

import dev.gradpoet.processor.nest.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One thing to derive: what a layer computes, the loss, δ, a gradient.
 *
 * @param id identifies it on its page
 * @param layer the layer that it is about; empty for the whole network
 * @param title what a person reads above it
 * @param lines from what is known to what the generated class computes
 * @param tensors what it says how to compute
 */
record Card(
    String id, Kind kind, String layer, String title, List<Line> lines, Set<Tensor> tensors) {

  Card {
    lines = List.copyOf(lines);
    tensors = Set.copyOf(tensors);
  }

  /** What a card is about. */
  enum Kind {
    FORWARD,
    LOSS,
    /** The gradient by what an activation is applied to. */
    DELTA,
    /** The gradient by parameters. */
    GRADIENT,
    /** The gradient by what a layer reads. */
    BELOW,
    PENALTY,
    UPDATE;

    String text() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
