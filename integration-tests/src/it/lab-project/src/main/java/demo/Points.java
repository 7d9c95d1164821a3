package demo;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

@Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)
public interface Points {

  @Dense(units = 4, activation = Activation.TANH)
  Layer hidden();

  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer output();
}
