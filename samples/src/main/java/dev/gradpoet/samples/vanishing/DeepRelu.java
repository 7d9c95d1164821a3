package dev.gradpoet.samples.vanishing;

import static dev.gradpoet.Initialization.HE_NORMAL;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Style;
import dev.gradpoet.runtime.Layer;

/**
 * The layers of {@link DeepSigmoid} with rectifiers, whose slope is 1 where they are active, and weights that make up for those that are not.
 */
@Network(inputs = 16, loss = Loss.SQUARED_ERROR, style = Style.TEACHING)
public interface DeepRelu {

  @Dense(units = 16, activation = Activation.RELU, initialization = HE_NORMAL)
  Layer layer1();

  @Dense(units = 16, activation = Activation.RELU, initialization = HE_NORMAL)
  Layer layer2();

  @Dense(units = 16, activation = Activation.RELU, initialization = HE_NORMAL)
  Layer layer3();

  @Dense(units = 16, activation = Activation.RELU, initialization = HE_NORMAL)
  Layer layer4();

  @Dense(units = 16, activation = Activation.RELU, initialization = HE_NORMAL)
  Layer layer5();

  @Dense(units = 16, activation = Activation.RELU, initialization = HE_NORMAL)
  Layer layer6();

  @Dense(units = 16, activation = Activation.RELU, initialization = HE_NORMAL)
  Layer layer7();

  @Dense(units = 16, activation = Activation.RELU, initialization = HE_NORMAL)
  Layer layer8();

  @Dense(units = 16, activation = Activation.RELU, initialization = HE_NORMAL)
  Layer layer9();

  @Dense(units = 1, activation = Activation.IDENTITY)
  Layer output();
}
