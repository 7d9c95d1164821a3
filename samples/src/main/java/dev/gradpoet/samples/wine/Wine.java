package dev.gradpoet.samples.wine;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** Tells three cultivars of grape apart by what is in the wine. */
@Network(inputs = 13, loss = Loss.CROSS_ENTROPY)
public interface Wine {

  @Dense(units = 16, activation = Activation.RELU, l2 = 0.01)
  Layer hidden();

  @Dense(units = 3, activation = Activation.SOFTMAX)
  Layer output();
}
