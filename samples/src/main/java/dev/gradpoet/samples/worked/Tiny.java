package dev.gradpoet.samples.worked;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Style;
import dev.gradpoet.runtime.Layer;

/** Two inputs, two hidden units, one output: small enough to compute by hand. */
@Network(inputs = 2, loss = Loss.SQUARED_ERROR, style = Style.TEACHING)
public interface Tiny {

  @Dense(units = 2, activation = Activation.SIGMOID)
  Layer hidden();

  @Dense(units = 1, activation = Activation.SIGMOID)
  Layer output();
}
