package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.nest.Mode;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Pointwise;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Reduce;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Simplifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The penalties λ₁ Σ |w| + λ₂ Σ w² of the layers that declare them, in one sum. */
final class PenaltyForward {
  private PenaltyForward() {}

  static List<Nest> of(NetworkModel network, List<Nest> forward) {
    Map<String, Tensor> weights = new LinkedHashMap<>();
    for (Nest nest : forward) {
      for (Tensor operand : nest.operands()) {
        if (operand.quantity() == Quantity.WEIGHTS) {
          weights.put(operand.layer(), operand);
        }
      }
    }
    List<Nest> penalty = new ArrayList<>();
    for (LayerModel layer : network.layers()) {
      if (layer instanceof DenseModel dense && (dense.l1() != 0 || dense.l2() != 0)) {
        Tensor w = Objects.requireNonNull(weights.get(layer.name()));
        Tensor term = new Tensor(layer.name(), Quantity.PENALTY_TERM, false, w.indices());
        penalty.add(new Pointwise(term, Mode.SET, each(dense, w.variable()), List.of(w)));
        penalty.add(new Reduce(
            Tensor.of("", Quantity.PENALTY),
            penalty.size() == 1 ? Mode.SET : Mode.ADD,
            Reduce.Operation.SUM,
            term));
      }
    }
    return penalty;
  }

  private static Expr each(DenseModel layer, Expr w) {
    return Simplifier.simplify(new Expr.Add(
        new Expr.Mul(new Expr.Const(layer.l1()), new Expr.Abs(w)),
        new Expr.Mul(new Expr.Const(layer.l2()), new Expr.Pow(w, 2))));
  }
}
