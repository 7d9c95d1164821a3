package dev.gradpoet.runs;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Dropout;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** A network with dropout, small enough to train often. */
@Network(inputs = 4, loss = Loss.CROSS_ENTROPY, sampleWeights = true)
public interface Small {

  @Dense(units = 6, activation = Activation.TANH)
  Layer hidden();

  @Dropout(rate = 0.3)
  Layer thinned();

  @Dense(units = 3, activation = Activation.SOFTMAX)
  Layer output();
}
