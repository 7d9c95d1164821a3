package dev.gradpoet.samples.spirals;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** Tells on which of two spirals a point of the plane lies. */
@Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)
public interface Spirals {

  @Dense(units = 32, activation = Activation.LEAKY_RELU)
  Layer first();

  @Dense(units = 32, activation = Activation.LEAKY_RELU)
  Layer second();

  @Dense(units = 32, activation = Activation.LEAKY_RELU)
  Layer third();

  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer output();
}
