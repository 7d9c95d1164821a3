package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.scalar.Derivative;
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
    return Simplifier.simplify(new Expr.Add(absolute(parameter, w), square(parameter, w)));
  }

  private static Expr absolute(Parameter parameter, Expr w) {
    return new Expr.Mul(new Expr.Const(parameter.l1()), new Expr.Abs(w));
  }

  private static Expr square(Parameter parameter, Expr w) {
    return new Expr.Mul(new Expr.Const(parameter.l2()), new Expr.Pow(w, 2));
  }

  /** {@code gradient}, of a parameter that has both penalties, as the textbook has it: λ₁ sign(w) + 2 λ₂ w, without a common factor. */
  static Nest inTerms(Nest gradient, Parameter parameter) {
    if (parameter.l1() == 0 || parameter.l2() == 0) {
      return gradient;
    }
    Expr.Var w = parameter.tensor().variable();
    Expr terms = new Expr.Add(
        Derivative.of(absolute(parameter, w), w), Derivative.of(square(parameter, w), w));
    Access each = gradient.reads().stream()
        .filter(read -> read.tensor().isGradient())
        .findFirst()
        .orElseThrow();
    return Nest.of(
        gradient.out(),
        gradient.combine(),
        gradient.adds(),
        new Expr.Mul(each.variable(), terms),
        gradient.reads());
  }
}
