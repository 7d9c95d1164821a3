package dev.gradpoet.samples.tasks;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** Binary classification: one probability, the binary cross-entropy. */
@Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)
public interface Moons {

  @Dense(units = 16, activation = Activation.TANH)
  Layer hidden();

  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer output();
}
