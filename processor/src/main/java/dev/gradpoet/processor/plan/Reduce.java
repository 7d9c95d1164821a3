package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Tensor;
import java.util.List;

/** {@code out[I] = Σ in[J]} or log Σ exp, along the indices that {@code out} has not. */
public record Reduce(Nest nest, Tensor out, Tensor in) implements NestForm {

  /** Whether this is log Σ exp. */
  public boolean isLogSumExp() {
    return nest.combine() == Combine.LOG_SUM_EXP;
  }

  @Override
  public List<Tensor> operands() {
    return List.of(in);
  }

  @Override
  public List<Tensor> reads() {
    return operands();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Reduce that && nest.equals(that.nest);
  }

  @Override
  public int hashCode() {
    return nest.hashCode();
  }
}
