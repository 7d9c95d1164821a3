package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A nest seen as products of matrices, {@code out[batch, rows, columns] = Σ left[batch, rows, depth] · right[batch, depth, columns]}: of a
 * dense layer, a convolution or attention alike. Each loop variable is in one of these.
 *
 * @param left the first factor
 * @param right the second one
 * @param batch what all three have: each value is a product of its own
 * @param rows what the right one has not
 * @param columns what the left one has not
 * @param depth what is summed over
 */
public record Product(
    Access left,
    Access right,
    List<Index> batch,
    List<Index> rows,
    List<Index> columns,
    List<Index> depth) {

  public Product {
    batch = List.copyOf(batch);
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
    depth = List.copyOf(depth);
  }

  /** The products that {@code part} is, if it sums those of two values that it reads. */
  public static Optional<Product> of(Part part) {
    if (!(part instanceof Nest nest)
        || nest.combine() != Combine.SUM
        || !(nest.body() instanceof Expr.Mul mul)
        || !(mul.left() instanceof Expr.Var)
        || !(mul.right() instanceof Expr.Var)
        || nest.reads().size() != 2) {
      return Optional.empty();
    }
    boolean isInOrder = mul.left().equals(Nest.slot(0));
    Access left = nest.reads().get(isInOrder ? 0 : 1);
    Access right = nest.reads().get(isInOrder ? 1 : 0);
    List<Index> batch = new ArrayList<>();
    List<Index> rows = new ArrayList<>();
    List<Index> columns = new ArrayList<>();
    List<Index> depth = new ArrayList<>();
    for (Index index : nest.loops()) {
      if (!nest.out().indices().contains(index)) {
        depth.add(index);
      } else if (!right.indices().contains(index)) {
        rows.add(index);
      } else {
        (left.indices().contains(index) ? batch : columns).add(index);
      }
    }
    return Optional.of(new Product(left, right, batch, rows, columns, depth));
  }

  /** How often a product is added to a sum, for one sample. */
  public long multiplyAdds() {
    return points(batch) * points(rows) * points(columns) * points(depth);
  }

  private static long points(List<Index> indices) {
    long points = 1;
    for (Index index : indices) {
      points *= index.extent(1);
    }
    return points;
  }
}
