package demo;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** Softmax is for cross-entropy. */
@Network(inputs = 4, loss = Loss.SQUARED_ERROR)
public interface Broken {

  @Dense(units = 3, activation = Activation.SOFTMAX)
  Layer output();
}
