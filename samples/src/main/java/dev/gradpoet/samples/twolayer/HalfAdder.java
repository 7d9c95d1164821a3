package dev.gradpoet.samples.twolayer;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Style;
import dev.gradpoet.runtime.Layer;

/** Adds two bits: learns their sum bit (exclusive or) and their carry (and). */
@Network(inputs = 2, loss = Loss.SQUARED_ERROR, style = Style.TEACHING)
public interface HalfAdder {

  @Dense(units = 4, activation = Activation.SIGMOID)
  Layer hidden();

  @Dense(units = 2, activation = Activation.SIGMOID)
  Layer output();
}
