package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Tensor;
import java.util.List;

/** {@code out[I] = Σ left[J] · right[K]}, summed over the indices that {@code out} has not: a product of a matrix. */
public record Contract(Nest nest, Tensor out, Tensor left, Tensor right) implements NestForm {

  @Override
  public List<Tensor> operands() {
    return List.of(left, right);
  }

  @Override
  public List<Tensor> reads() {
    return nest.reads().get(0).tensor().equals(left) ? List.of(left, right) : List.of(right, left);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Contract that && nest.equals(that.nest);
  }

  @Override
  public int hashCode() {
    return nest.hashCode();
  }
}
