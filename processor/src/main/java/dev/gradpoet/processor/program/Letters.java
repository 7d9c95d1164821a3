package dev.gradpoet.processor.program;

import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.Formulas;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import java.util.List;
import java.util.function.Function;

/**
 * The textbook's letters for tensors, as they are in equations of a layer: its own by their letters, what other layers hand on by the names
 * of those, gradients as ∂L/∂W, and δ for the one by what the activation is applied to.
 *
 * @param layer whose equations these are
 * @param drops whether dropout is on; if not, its layers are called as what they read
 */
record Letters(Program program, String layer, boolean drops) implements Function<Tensor, Formula> {

  @Override
  public Formula apply(Tensor tensor) {
    boolean isOwn = tensor.layer().equals(layer);
    if (tensor.isGradient()) {
      return isOwn && tensor.name().equals(Quantity.WEIGHTED_INPUT)
          ? Formulas.named("δ")
          : Formulas.derivative(name(tensor.original()));
    } else if (isOwn && tensor.name().equals(Quantity.LOG_SUM_EXP)) {
      Formula exponential = Formulas.apply("exp", Formulas.named(Quantity.WEIGHTED_INPUT));
      return Formulas.big("log Σ", List.of(), exponential);
    }
    return Formulas.named(name(tensor));
  }

  private String name(Tensor tensor) {
    boolean isDraw = tensor.role() == Role.DRAW;
    if (tensor.layer().isEmpty()) {
      return tensor.name();
    } else if (tensor.layer().equals(layer)) {
      return isDraw ? "mask" : tensor.name();
    }
    Layer owner = program.layer(tensor.layer());
    return drops || owner.draws().isEmpty()
        ? tensor.layer() + (isDraw ? "Mask" : "")
        : name(owner.reads().get(0));
  }
}
