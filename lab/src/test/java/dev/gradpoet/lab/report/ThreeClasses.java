package dev.gradpoet.lab.report;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Dropout;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** A network for tests that tells three classes apart. */
@Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
public interface ThreeClasses {

  @Dense(units = 1000, activation = Activation.LEAKY_RELU, slope = 0.2)
  Layer hidden();

  @Dropout(rate = 0.5)
  Layer thinned();

  @Dense(units = 3, activation = Activation.SOFTMAX, bias = false)
  Layer output();
}
