package dev.gradpoet.samples.iris;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** Tells three species of iris apart by the length and width of their sepals and petals. */
@Network(inputs = 4, loss = Loss.CROSS_ENTROPY)
public interface Iris {

  @Dense(units = 8, activation = Activation.TANH)
  Layer hidden();

  @Dense(units = 3, activation = Activation.SOFTMAX)
  Layer output();
}
