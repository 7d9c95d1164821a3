package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Functions;
import java.util.List;

/** {@code out[I] = expression(operands…)}, value by value. Operands with fewer indices are broadcast along the others. */
public record Pointwise(Nest nest, Tensor out, List<Tensor> operands) implements NestForm {

  private static final Expr SHARE =
      new Expr.Call(Functions.EXP, new Expr.Sub(Nest.slot(0), Nest.slot(1)));

  public Pointwise {
    operands = List.copyOf(operands);
  }

  @Override
  public List<Tensor> reads() {
    return operands;
  }

  /** What each value is, in the variables of what is read. */
  public Expr expression() {
    return nest.expression();
  }

  /** The variable of operand {@code k}. */
  public Expr.Var variable(int k) {
    return nest.reads().get(k).variable();
  }

  /** Whether this sets its result to a tensor of that name, as it is. */
  public boolean copies(String name) {
    return !adds()
        && operands.size() == 1
        && operands.get(0).name().equals(name)
        && nest.body().equals(Nest.slot(0));
  }

  /** Whether this turns {@code logSumExp} and what that is of into the shares in the sum: softmax. */
  public boolean isSoftmaxOf(Reduce logSumExp) {
    return operands.size() == 2
        && operands.get(0).equals(logSumExp.in())
        && operands.get(1).equals(logSumExp.out())
        && nest.body().equals(SHARE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Pointwise that && nest.equals(that.nest);
  }

  @Override
  public int hashCode() {
    return nest.hashCode();
  }
}
