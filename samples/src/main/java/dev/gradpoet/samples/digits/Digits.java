package dev.gradpoet.samples.digits;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Dropout;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** Reads a handwritten digit from 8 × 8 grey levels. */
@Network(inputs = 64, loss = Loss.CROSS_ENTROPY)
public interface Digits {

  @Dense(units = 256, activation = Activation.RELU, l2 = 1e-4)
  Layer hidden();

  @Dropout(rate = 0.5)
  Layer thinned();

  @Dense(units = 10, activation = Activation.SOFTMAX)
  Layer output();
}
