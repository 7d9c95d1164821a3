package dev.gradpoet.runtime.training;

/** What the gradient of a batch is, from those of its samples. */
public enum LossReduction {
  /** Their mean: the learning rate does not depend on the batch size. */
  MEAN,

  /** Their sum, as in textbooks that update by Σ ∂L/∂w. */
  SUM;

  double scale(int samples) {
    return this == MEAN ? 1.0 / samples : 1;
  }
}
