package dev.gradpoet.processor.emit.kernel;

import dev.gradpoet.processor.derive.Program;
import dev.gradpoet.processor.derive.Step;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Where each parameter tensor lies in the flat array: the layout that the runtime's architecture describes. */
public final class ParameterLayout {
  private final Map<Tensor, Integer> offsets = new HashMap<>();

  public ParameterLayout(Program program) {
    int offset = 0;
    for (Step step : program.forward()) {
      for (Quantity quantity : new Quantity[] {Quantity.WEIGHTS, Quantity.BIASES}) {
        for (Nest nest : step.nests()) {
          for (Tensor operand : nest.operands()) {
            if (operand.quantity() == quantity) {
              offsets.put(operand, offset);
              offset += operand.size(1);
            }
          }
        }
      }
    }
  }

  /** Where {@code parameter}, or the one that it is the gradient by, starts. */
  public int offset(Tensor parameter) {
    return Objects.requireNonNull(offsets.get(parameter.original()));
  }
}
