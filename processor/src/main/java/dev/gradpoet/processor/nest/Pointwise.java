package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Expr;
import java.util.List;

/**
 * {@code out[I] = expression(operands…)}, value by value. Operands with fewer indices are broadcast along the others.
 *
 * @param expression in the {@linkplain Tensor#variable variables} of the operands
 */
public record Pointwise(Tensor out, Mode mode, Expr expression, List<Tensor> operands)
    implements Nest {

  public Pointwise {
    operands = List.copyOf(operands);
  }

  /** Whether this sets its result to a tensor that holds {@code quantity}, as it is. */
  public boolean copies(Quantity quantity) {
    return mode == Mode.SET
        && operands.size() == 1
        && operands.get(0).quantity() == quantity
        && expression.equals(operands.get(0).variable());
  }

  /** Whether this turns the logarithm of a sum of exponentials into the shares in that sum. */
  public boolean isSoftmax(Reduce logSumExp) {
    return expression.equals(logSumExp.in().shareOf(logSumExp.out()));
  }
}
