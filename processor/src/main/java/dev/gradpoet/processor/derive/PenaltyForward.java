package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Simplifier;
import java.util.ArrayList;
import java.util.List;

/** The penalties λ₁ Σ |w| + λ₂ Σ w² of the parameters that have them, in one sum. */
final class PenaltyForward {
  private PenaltyForward() {}

  static List<Nest> of(List<Layer> layers) {
    List<Nest> penalty = new ArrayList<>();
    for (Layer layer : layers) {
      for (Parameter parameter : layer.parameters()) {
        if (parameter.isPenalised()) {
          Tensor w = parameter.tensor();
          Tensor term = Tensor.of(
              layer.name(), Quantity.PENALTY_TERM + " of " + w.name(), Role.VALUE, w.indices());
          penalty.add(Nest.set(term, each(parameter, w.variable()), Access.of(w)));
          penalty.add(Nest.reduce(
              Tensor.of("", Quantity.PENALTY, Role.LOSS), Combine.SUM, penalty.size() > 1, term));
        }
      }
    }
    return penalty;
  }

  private static Expr each(Parameter parameter, Expr w) {
    return Simplifier.simplify(new Expr.Add(
        new Expr.Mul(new Expr.Const(parameter.l1()), new Expr.Abs(w)),
        new Expr.Mul(new Expr.Const(parameter.l2()), new Expr.Pow(w, 2))));
  }
}
