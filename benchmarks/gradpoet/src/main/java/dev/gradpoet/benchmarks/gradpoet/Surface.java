package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** 2-8-1, tanh, with half the squared error. */
@Network(inputs = 2, loss = Loss.SQUARED_ERROR)
public interface Surface {

  @Dense(units = 8, activation = Activation.TANH)
  Layer hidden();

  @Dense(units = 1)
  Layer output();
}
