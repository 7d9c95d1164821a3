package dev.gradpoet.processor.nest;

import java.util.List;

/** {@code out[I] = operation over in[J]}, along the indices that {@code out} has not. */
public record Reduce(Tensor out, Mode mode, Operation operation, Tensor in) implements Nest {

  /** How values are combined. */
  public enum Operation {
    SUM,
    /** log Σ exp, computed without overflow: a smooth maximum, whose gradient is softmax. */
    LOG_SUM_EXP
  }

  @Override
  public List<Tensor> operands() {
    return List.of(in);
  }
}
