package dev.gradpoet.lab.desk;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** A classifier of points, written to be fast. */
@Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
interface Points {

  @Dense(units = 3, activation = Activation.TANH)
  Layer hidden();

  @Dense(units = 2, activation = Activation.SOFTMAX)
  Layer output();
}
