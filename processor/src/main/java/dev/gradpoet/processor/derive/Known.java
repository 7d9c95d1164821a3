package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tensors of a program by the variables that stand for them. */
final class Known {
  private final Map<Expr.Var, Tensor> tensors = new HashMap<>();

  /** Knows the tensors of {@code nests}. */
  Known(List<Nest> nests) {
    for (Nest nest : nests) {
      add(nest);
    }
  }

  Known add(Tensor tensor) {
    tensors.put(tensor.variable(), tensor);
    return this;
  }

  Known add(Nest nest) {
    for (Tensor operand : nest.operands()) {
      add(operand);
    }
    return add(nest.out());
  }

  /** The tensors whose variables {@code expression} has, in order of appearance. */
  List<Tensor> tensorsOf(Expr expression) {
    List<Tensor> found = new ArrayList<>();
    for (Expr.Var variable : Exprs.variables(expression)) {
      found.add(tensor(variable));
    }
    return found;
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
