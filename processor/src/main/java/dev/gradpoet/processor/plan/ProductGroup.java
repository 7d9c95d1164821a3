package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.List;
import java.util.Optional;

/**
 * A contraction with what is computed together with it.
 *
 * @param contract the contraction
 * @param biases the biases that its sums start from, if any
 * @param finish what is made of each sum that starts from biases, if that is little and nothing else needs the sum
 */
public record ProductGroup(
    Contract contract, Optional<Pointwise> biases, Optional<Pointwise> finish) {

  /** The group of {@code contract} among the nests of its step. */
  public static ProductGroup of(Contract contract, List<NestForm> nests, Plan plan) {
    Optional<Pointwise> biases = Optional.empty();
    Optional<Pointwise> finish = Optional.empty();
    for (NestForm nest : nests) {
      if (nest instanceof Pointwise pointwise && !pointwise.adds()) {
        if (pointwise.out().equals(contract.out()) && pointwise.copies(Quantity.BIASES)) {
          biases = Optional.of(pointwise);
        } else if (pointwise.operands().equals(List.of(contract.out()))
            && isCheap(pointwise.expression())
            && !plan.storesWeightedInputs(pointwise.out())) {
          finish = Optional.of(pointwise);
        }
      }
    }
    return new ProductGroup(contract, biases, biases.isPresent() ? finish : Optional.empty());
  }

  /** What the group computes in the end. */
  public Tensor out() {
    return finish.isPresent() ? finish.get().out() : contract.out();
  }

  /** Whether an expression is a few operations: none that is a function, and more than a copy. */
  private static boolean isCheap(Expr expression) {
    return expression instanceof Expr.Max max
        && max.left() instanceof Expr.Var
        && max.right().equals(Exprs.ZERO);
  }
}
