/**
 * Rules that change the learning rate in training: each is a {@link dev.gradpoet.runtime.training.Schedule}.
 *
 * <p>All of them give a factor that the optimizer's own learning rate is multiplied with, so that 1 is that rate; all
 * measure time in epochs, passes over the training data, of which an update is a fraction. In the formulas t is the
 * time before the update, from 0. Nothing here knows optimizers, networks or files.
 */
package dev.gradpoet.runs.schedule;
