package dev.gradpoet.runtime;

/** What a network may be able to do beside what every network does: {@link NeuralNetwork#capabilities}. */
public enum Capability {
  /** It takes the target of a sample as the index of its class. */
  CLASS_TARGETS,

  /** It takes a weight for each sample. */
  SAMPLE_WEIGHTS,

  /** {@link NeuralNetwork#accumulate accumulate} draws random numbers, as dropout does: {@link NeuralNetwork#dropoutSeed} tells which. */
  RANDOM
}
