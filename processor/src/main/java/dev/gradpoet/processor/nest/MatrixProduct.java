package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.Formulas;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A nest that is, for one sample, a product of matrices; a vector is a column. Its places tell which ones are transposed:
 *
 * <pre>
 * out[rows, columns] = Σ left[rows, depth] right[depth, columns]
 * </pre>
 *
 * <p>Rows, columns and depth may be several dimensions each. W δ has no columns; x δᵀ has no depth.
 */
record MatrixProduct(
    Access left, boolean isLeftTransposed, Access right, boolean isRightTransposed) {

  /** The product that {@code nest} is, if it is one. */
  static Optional<MatrixProduct> of(Nest nest) {
    boolean isProduct = nest.body() instanceof Expr.Mul product
        && product.left() instanceof Expr.Var
        && product.right() instanceof Expr.Var
        && nest.reads().size() == 2
        && (nest.combine() == Combine.SUM || nest.combine() == Combine.SET)
        && nest.out().isPlain()
        && nest.reads().get(0).isPlain()
        && nest.reads().get(1).isPlain();
    if (!isProduct) {
      return Optional.empty();
    }
    Access first = nest.reads().get(0);
    Access second = nest.reads().get(1);
    Optional<MatrixProduct> product = of(nest, first, second);
    return product.isPresent() ? product : of(nest, second, first);
  }

  private static Optional<MatrixProduct> of(Nest nest, Access left, Access right) {
    List<Index> depth = indices(left);
    depth.retainAll(indices(right));
    List<Index> rows = without(indices(left), depth);
    List<Index> columns = without(indices(right), depth);
    boolean isMatrix = !rows.isEmpty() && !(depth.isEmpty() && columns.isEmpty());
    boolean fits = isMatrix
        && indices(nest.out()).equals(joined(rows, columns))
        && new HashSet<>(combined(nest)).equals(new HashSet<>(depth));
    boolean isLeftPlain = indices(left).equals(joined(rows, depth));
    boolean isRightPlain = !depth.isEmpty() && indices(right).equals(joined(depth, columns));
    boolean isEachInOrder = (isLeftPlain || indices(left).equals(joined(depth, rows)))
        && (isRightPlain || indices(right).equals(joined(columns, depth)));
    return fits && isEachInOrder
        ? Optional.of(new MatrixProduct(left, !isLeftPlain, right, !isRightPlain))
        : Optional.empty();
  }

  /** The loop variables of an access of one sample. */
  static List<Index> indices(Access access) {
    return without(access.indices(), List.of(Index.BATCH));
  }

  /** What {@code nest} combines for one sample. */
  static List<Index> combined(Nest nest) {
    return without(nest.combined(), List.of(Index.BATCH));
  }

  private static List<Index> without(List<Index> all, List<Index> some) {
    List<Index> rest = new ArrayList<>(all);
    rest.removeAll(some);
    return rest;
  }

  private static List<Index> joined(List<Index> first, List<Index> second) {
    List<Index> joined = new ArrayList<>(first);
    joined.addAll(second);
    return joined;
  }

  /** Wᵀ x, or what it is. */
  Formula formula(Function<Tensor, Formula> names) {
    return Formulas.times(
        factor(left, isLeftTransposed, names), factor(right, isRightTransposed, names));
  }

  private static Formula factor(
      Access access, boolean isTransposed, Function<Tensor, Formula> names) {
    Formula name = names.apply(access.tensor());
    return isTransposed ? Formulas.transpose(name) : name;
  }
}
