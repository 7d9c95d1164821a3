package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.Formulas;
import dev.gradpoet.processor.formula.Notation;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Functions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What nests compute of one sample, in vectors and matrices: {@code Wᵀ x + b}, {@code x δᵀ}, {@code tanh(z)}. All dimensions that a nest
 * treats alike count as one, as those of an image that a matrix multiplies. A nest that has no such form is one for {@link IndexForm}.
 */
public final class MatrixForm {
  private static final Expr SHARE =
      new Expr.Call(Functions.EXP, new Expr.Sub(Nest.slot(0), Nest.slot(1)));

  private final List<Nest> nests;
  private final Function<Tensor, Formula> names;

  private MatrixForm(List<? extends Part> parts, Function<Tensor, Formula> names) {
    this.nests = Part.nests(parts);
    this.names = names;
  }

  /**
   * What {@code parts} make of {@code tensor}, or add to it: the sum of what their nests do, products first; empty if one of them has no
   * such form, or none writes it.
   *
   * @param names what tensors are called
   */
  public static Optional<Formula> of(
      Tensor tensor, List<? extends Part> parts, Function<Tensor, Formula> names) {
    return new MatrixForm(parts, names).sum(tensor);
  }

  private Optional<Formula> sum(Tensor tensor) {
    List<Formula> terms = new ArrayList<>();
    int products = 0;
    for (Nest nest : nests) {
      if (nest.out().tensor().equals(tensor) && !nest.body().equals(Exprs.ZERO)) {
        Optional<MatrixProduct> product = MatrixProduct.of(nest);
        Optional<Formula> term =
            product.isPresent() ? Optional.of(product.get().formula(names)) : vector(nest);
        if (term.isEmpty()) {
          return term;
        }
        terms.add(product.isPresent() ? products++ : terms.size(), term.get());
      }
    }
    Formula sum = null;
    for (Formula term : terms) {
      sum = sum == null ? term : Formulas.plus(sum, term);
    }
    return Optional.ofNullable(sum);
  }

  /** What {@code nest} does to vectors, value by value, and log Σ exp of one. */
  private Optional<Formula> vector(Nest nest) {
    List<Index> out = MatrixProduct.indices(nest.out());
    Map<Expr.Var, Formula> reads = new HashMap<>();
    boolean isWhole = nest.out().isPlain();
    for (int k = 0; k < nest.reads().size(); k++) {
      Access read = nest.reads().get(k);
      reads.put(Nest.slot(k), names.apply(read.tensor()));
      isWhole &= read.isPlain() && (nest.combine() == Combine.LOG_SUM_EXP || isAlong(read, out));
    }
    if (!isWhole) {
      return Optional.empty();
    }
    return switch (nest.combine()) {
      case SET -> Optional.of(pointwise(nest, reads));
      case SUM ->
        MatrixProduct.combined(nest).isEmpty()
            ? Optional.of(pointwise(nest, reads))
            : Optional.empty();
      case LOG_SUM_EXP ->
        out.isEmpty()
            ? Optional.of(Formulas.big(
                "log Σ", List.of(), Formulas.apply("exp", Notation.of(nest.body(), reads))))
            : Optional.empty();
      case MAX, ARG_MAX -> Optional.empty();
    };
  }

  /** Whether {@code read} runs along the last dimensions of the result, and is the same along the others. */
  private static boolean isAlong(Access read, List<Index> out) {
    List<Index> own = MatrixProduct.indices(read);
    int others = out.size() - own.size();
    return others >= 0 && out.subList(others, out.size()).equals(own);
  }

  private Formula pointwise(Nest nest, Map<Expr.Var, Formula> reads) {
    if (isSoftmax(nest)) {
      return Formulas.apply("softmax", names.apply(nest.reads().get(0).tensor()));
    } else if (isProductOfVectors(nest)) {
      Expr.Mul product = (Expr.Mul) nest.body();
      return Formulas.hadamard(
          Notation.of(product.left(), reads), Notation.of(product.right(), reads));
    }
    return Notation.of(nest.body(), reads);
  }

  /** Whether each value is its share in a sum of exponentials, whose logarithm is one of the parts. */
  private boolean isSoftmax(Nest nest) {
    if (!nest.body().equals(SHARE)) {
      return false;
    }
    Access values = nest.reads().get(0);
    Access logSumExp = nest.reads().get(1);
    for (Nest other : nests) {
      if (other.combine() == Combine.LOG_SUM_EXP
          && other.out().tensor().equals(logSumExp.tensor())
          && other.body().equals(Nest.slot(0))
          && other.reads().get(0).tensor().equals(values.tensor())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isProductOfVectors(Nest nest) {
    return nest.body() instanceof Expr.Mul product
        && product.left() instanceof Expr.Var
        && product.right() instanceof Expr.Var
        && nest.reads().size() == 2
        && !MatrixProduct.indices(nest.reads().get(0)).isEmpty()
        && !MatrixProduct.indices(nest.reads().get(1)).isEmpty();
  }
}
