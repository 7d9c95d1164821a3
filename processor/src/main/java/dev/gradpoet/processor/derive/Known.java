package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tensors of a program by the variables that stand for them. */
final class Known {
  private final Map<Expr.Var, Tensor> tensors = new HashMap<>();

  Known add(Tensor tensor) {
    tensors.put(tensor.variable(), tensor);
    return this;
  }

  Known add(Nest nest) {
    nest.operands().forEach(this::add);
    return add(nest.out());
  }

  /** The tensors whose variables {@code expression} has, in order of appearance. */
  List<Tensor> tensorsOf(Expr expression) {
    return Exprs.variables(expression).stream().map(this::tensor).toList();
  }

  private Tensor tensor(Expr.Var variable) {
    Tensor tensor = tensors.get(variable);
    if (tensor == null) {
      throw new IllegalStateException(
          "no tensor stands behind the variable '" + variable.name() + "'");
    }
    return tensor;
  }
}
