package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.model.DropoutModel;
import dev.gradpoet.processor.nest.Mode;
import dev.gradpoet.processor.nest.Pointwise;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import java.util.List;

/** Inverted dropout, in training: each value times its factor of a random mask. */
final class DropoutForward {
  private DropoutForward() {}

  static Forward of(DropoutModel layer, Tensor input) {
    Tensor mask = new Tensor(layer.name(), Quantity.MASK, false, input.indices());
    Tensor value = new Tensor(layer.name(), Quantity.ACTIVATION, false, input.indices());
    return new Forward(
        List.of(new Pointwise(
            value,
            Mode.SET,
            new Expr.Mul(input.variable(), mask.variable()),
            List.of(input, mask))),
        value);
  }
}
