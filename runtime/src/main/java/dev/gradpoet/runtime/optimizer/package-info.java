/**
 * Rules that turn a gradient into a change of the parameters: an {@link dev.gradpoet.runtime.optimizer.Optimizer} is
 * what a user writes, an {@link dev.gradpoet.runtime.optimizer.OptimizerState} is what it becomes for one network.
 *
 * <p>In the formulas θ are the parameters, g is the gradient that the rule sees (scaled and clipped), η the learning
 * rate of the step, t the step counted from 1; all operations are element by element. Nothing here knows the training
 * loop.
 */
package dev.gradpoet.runtime.optimizer;
