package dev.gradpoet.samples.vanishing;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Style;
import dev.gradpoet.runtime.Layer;

/** Nine layers of sigmoids, whose slope is at most ¼: each one weakens what comes back through it. */
@Network(inputs = 16, loss = Loss.SQUARED_ERROR, style = Style.TEACHING)
public interface DeepSigmoid {

  @Dense(units = 16, activation = Activation.SIGMOID)
  Layer layer1();

  @Dense(units = 16, activation = Activation.SIGMOID)
  Layer layer2();

  @Dense(units = 16, activation = Activation.SIGMOID)
  Layer layer3();

  @Dense(units = 16, activation = Activation.SIGMOID)
  Layer layer4();

  @Dense(units = 16, activation = Activation.SIGMOID)
  Layer layer5();

  @Dense(units = 16, activation = Activation.SIGMOID)
  Layer layer6();

  @Dense(units = 16, activation = Activation.SIGMOID)
  Layer layer7();

  @Dense(units = 16, activation = Activation.SIGMOID)
  Layer layer8();

  @Dense(units = 16, activation = Activation.SIGMOID)
  Layer layer9();

  @Dense(units = 1, activation = Activation.IDENTITY)
  Layer output();
}
