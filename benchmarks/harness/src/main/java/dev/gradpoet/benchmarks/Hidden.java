package dev.gradpoet.benchmarks;

/** The activation of the hidden layers, with the output and loss that go with it. */
public enum Hidden {
  /** ReLU, with softmax and cross-entropy. */
  RELU,
  /** Hyperbolic tangent, with identity and half the squared error. */
  TANH
}
