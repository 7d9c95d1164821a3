package dev.gradpoet.samples.tasks;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** Multi-class classification: a probability for each class, the cross-entropy. */
@Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
public interface Rings {

  @Dense(units = 32, activation = Activation.TANH)
  Layer hidden();

  @Dense(units = 3, activation = Activation.SOFTMAX)
  Layer output();
}
