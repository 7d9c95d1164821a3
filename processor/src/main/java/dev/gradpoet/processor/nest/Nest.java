package dev.gradpoet.processor.nest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A computation over all values of its indices, in any order: what layers are made of, forward and backward. */
public sealed interface Nest permits Contract, Pointwise, Reduce {

  /** The result. */
  Tensor out();

  /** Whether the result is replaced or added to. */
  Mode mode();

  /** The tensors that it reads. */
  List<Tensor> operands();

  /** All indices it runs over: those of the result, then those that only operands have. */
  default Set<Index> domain() {
    Set<Index> domain = new LinkedHashSet<>(out().indices());
    for (Tensor operand : operands()) {
      domain.addAll(operand.indices());
    }
    return domain;
  }
}
