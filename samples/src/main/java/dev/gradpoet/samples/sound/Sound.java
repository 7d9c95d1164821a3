package dev.gradpoet.samples.sound;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** The speed of sound in sea water, from temperature, salinity and depth. */
@Network(inputs = 3, loss = Loss.SQUARED_ERROR)
public interface Sound {

  @Dense(units = 16, activation = Activation.TANH)
  Layer first();

  @Dense(units = 16, activation = Activation.TANH)
  Layer second();

  @Dense(units = 1, activation = Activation.IDENTITY)
  Layer speed();
}
