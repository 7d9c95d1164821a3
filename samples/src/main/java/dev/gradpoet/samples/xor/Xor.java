package dev.gradpoet.samples.xor;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Style;
import dev.gradpoet.runtime.Layer;

/** The exclusive or of two bits, which no single layer can compute. */
@Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY, style = Style.TEACHING)
public interface Xor {

  @Dense(units = 4, activation = Activation.TANH)
  Layer hidden();

  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer output();
}
