package dev.gradpoet.samples.tasks;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** Regression: a number with no limits, the squared error. */
@Network(inputs = 1, loss = Loss.SQUARED_ERROR)
public interface Curve {

  @Dense(units = 16, activation = Activation.TANH)
  Layer hidden();

  @Dense(units = 1, activation = Activation.IDENTITY)
  Layer output();
}
