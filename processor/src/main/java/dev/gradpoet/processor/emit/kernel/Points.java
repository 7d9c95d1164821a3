package dev.gradpoet.processor.emit.kernel;

import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/** A place in the index space of a nest, for one sample. */
public final class Points {
  private final Map<Index, Integer> at = new HashMap<>();

  private Points() {}

  /** Visits all places of {@code domain}, the last index fastest. */
  public static void forEach(Set<Index> domain, Consumer<Points> visitor) {
    List<Index> indices = new ArrayList<>(domain);
    indices.remove(Index.BATCH);
    new Points().visit(indices, 0, visitor);
  }

  private void visit(List<Index> indices, int depth, Consumer<Points> visitor) {
    if (depth == indices.size()) {
      visitor.accept(this);
      return;
    }
    for (int i = 0; i < indices.get(depth).extent(); i++) {
      at.put(indices.get(depth), i);
      visit(indices, depth + 1, visitor);
    }
  }

  /** The position in {@code tensor}, row-major. */
  public int of(Tensor tensor) {
    int position = 0;
    for (Index index : tensor.indices()) {
      if (!index.isBatch()) {
        position = position * index.extent() + Objects.requireNonNull(at.get(index));
      }
    }
    return position;
  }
}
