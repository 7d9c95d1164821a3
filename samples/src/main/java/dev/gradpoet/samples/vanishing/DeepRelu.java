package dev.gradpoet.samples.vanishing;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Style;
import dev.gradpoet.runtime.Layer;

/** The layers of {@link DeepSigmoid} with rectifiers, whose slope is 1 where they are active. */
@Network(inputs = 16, loss = Loss.SQUARED_ERROR, style = Style.TEACHING)
public interface DeepRelu {

  @Dense(units = 16, activation = Activation.RELU)
  Layer layer1();

  @Dense(units = 16, activation = Activation.RELU)
  Layer layer2();

  @Dense(units = 16, activation = Activation.RELU)
  Layer layer3();

  @Dense(units = 16, activation = Activation.RELU)
  Layer layer4();

  @Dense(units = 16, activation = Activation.RELU)
  Layer layer5();

  @Dense(units = 16, activation = Activation.RELU)
  Layer layer6();

  @Dense(units = 16, activation = Activation.RELU)
  Layer layer7();

  @Dense(units = 16, activation = Activation.RELU)
  Layer layer8();

  @Dense(units = 16, activation = Activation.RELU)
  Layer layer9();

  @Dense(units = 1, activation = Activation.IDENTITY)
  Layer output();
}
