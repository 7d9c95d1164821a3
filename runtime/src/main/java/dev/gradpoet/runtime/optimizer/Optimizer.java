package dev.gradpoet.runtime.optimizer;

import dev.gradpoet.runtime.Architecture;

/**
 * The configuration of an update rule: a value without state, that can be used for any number of networks and threads.
 *
 * <p>Implementations are immutable.
 */
public interface Optimizer {

  /** The base learning rate, greater than 0. */
  double learningRate();

  /** The state of this rule at step 0 for a network of that architecture. */
  OptimizerState start(Architecture architecture);
}
