package dev.gradpoet.runs.saved;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Dropout;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** The network that the saved files are of: with an option of the loss, of a layer, of dropout, and without biases. */
@Network(inputs = 4, loss = Loss.HUBER, huberDelta = 0.5)
public interface Kept {

  @Dense(units = 6, activation = Activation.LEAKY_RELU, slope = 0.1, l2 = 0.001)
  Layer hidden();

  @Dropout(rate = 0.25)
  Layer thinned();

  @Dense(units = 2, bias = false)
  Layer output();
}
