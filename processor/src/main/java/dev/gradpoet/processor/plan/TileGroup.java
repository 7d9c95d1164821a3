package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.List;
import java.util.Optional;

/**
 * A contraction with what is computed while its values are in registers.
 *
 * @param contract the contraction
 * @param start the biases that its sums start from, if any
 * @param finish what is made of each sum, if that is little and nothing else needs the sum
 */
public record TileGroup(Contract contract, Optional<Pointwise> start, Optional<Pointwise> finish) {

  /** The group of {@code contract} among the nests of its step. */
  public static TileGroup of(Contract contract, List<NestForm> nests, Plan plan) {
    Optional<Pointwise> start = Optional.empty();
    Optional<Pointwise> finish = Optional.empty();
    for (NestForm nest : nests) {
      if (nest instanceof Pointwise pointwise && !pointwise.adds()) {
        if (pointwise.out().equals(contract.out()) && pointwise.copies(Quantity.BIASES)) {
          start = Optional.of(pointwise);
        } else if (pointwise.operands().equals(List.of(contract.out()))
            && isCheap(pointwise.expression())
            && !plan.storesWeightedInputs(pointwise.out())) {
          finish = Optional.of(pointwise);
        }
      }
    }
    return new TileGroup(contract, start, finish);
  }

  /** What the group computes in the end. */
  public Tensor out() {
    return finish.map(Pointwise::out).orElse(contract.out());
  }

  /** Whether an expression is a few operations: none that is a function, and more than a copy. */
  private static boolean isCheap(Expr expression) {
    return expression instanceof Expr.Max max
        && max.left() instanceof Expr.Var
        && max.right().equals(Exprs.ZERO);
  }
}
