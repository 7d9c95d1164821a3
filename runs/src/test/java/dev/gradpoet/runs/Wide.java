package dev.gradpoet.runs;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Dropout;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** A network whose checkpoint is 2 MB, so that writing takes its time. */
@Network(inputs = 250, loss = Loss.BINARY_CROSS_ENTROPY)
public interface Wide {

  @Dense(units = 500, activation = Activation.TANH)
  Layer hidden();

  @Dropout(rate = 0.2)
  Layer thinned();

  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer output();
}
