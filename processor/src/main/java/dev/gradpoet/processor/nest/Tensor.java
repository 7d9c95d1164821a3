package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Functions;
import java.util.List;

/**
 * A value of a program, row-major along its indices.
 *
 * @param layer the layer that it belongs to, empty for those of the network
 * @param quantity what it holds
 * @param isGradient whether it is the gradient of the loss by that quantity instead
 * @param indices its dimensions, outermost first
 */
public record Tensor(String layer, Quantity quantity, boolean isGradient, List<Index> indices) {

  public Tensor {
    indices = List.copyOf(indices);
  }

  /** A tensor that is no gradient. */
  public static Tensor of(String layer, Quantity quantity, Index... indices) {
    return new Tensor(layer, quantity, false, List.of(indices));
  }

  /** Another quantity of the same layer, of the same shape. */
  public Tensor sibling(Quantity other) {
    return new Tensor(layer, other, false, indices);
  }

  /** The gradient of the loss by this tensor. */
  public Tensor gradient() {
    return new Tensor(layer, quantity, true, indices);
  }

  /** The tensor that this is the gradient by. */
  public Tensor original() {
    return new Tensor(layer, quantity, false, indices);
  }

  /** This tensor as a variable of an expression; its name identifies the tensor within its program. */
  public Expr.Var variable() {
    return new Expr.Var(
        (isGradient ? "d " : "") + (layer.isEmpty() ? "" : layer + ".") + quantity.symbol());
  }

  /** exp(this − {@code logSumExp}): softmax, the share of each value in the sum of exponentials. */
  public Expr shareOf(Tensor logSumExp) {
    return new Expr.Call(Functions.EXP, new Expr.Sub(variable(), logSumExp.variable()));
  }

  /** The number of values with a batch of {@code batch} samples. */
  public int size(int batch) {
    int size = 1;
    for (Index index : indices) {
      size = Math.multiplyExact(size, index.isBatch() ? batch : index.extent());
    }
    return size;
  }
}
