package dev.gradpoet.runs;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Dropout;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** A network with several shards, and updates in several chunks. */
@Network(inputs = 120, loss = Loss.BINARY_CROSS_ENTROPY)
public interface Threads {

  @Dense(units = 350, activation = Activation.TANH)
  Layer hidden();

  @Dropout(rate = 0.3)
  Layer thinned();

  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer output();
}
