/**
 * The training loop over any {@link dev.gradpoet.runtime.NeuralNetwork}: data, batches, threads, metrics and what came
 * of it.
 *
 * <p>{@link dev.gradpoet.runtime.training.Trainer} is where to begin, {@link dev.gradpoet.runtime.training.ShardEngine}
 * where to take the computation of gradients elsewhere. Epochs and batches are counted from 1. Nothing here knows how a
 * network computes its gradient, or how an optimizer uses it.
 */
package dev.gradpoet.runtime.training;
