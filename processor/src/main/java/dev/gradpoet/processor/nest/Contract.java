package dev.gradpoet.processor.nest;

import java.util.List;

/** {@code out[I] = Σ left[J] · right[K]}, summed over the indices that {@code out} has not. */
public record Contract(Tensor out, Mode mode, Tensor left, Tensor right) implements Nest {

  @Override
  public List<Tensor> operands() {
    return List.of(left, right);
  }
}
