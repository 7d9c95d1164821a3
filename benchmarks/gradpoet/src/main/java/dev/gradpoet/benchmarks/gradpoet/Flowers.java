package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** 4-16-3, ReLU. */
@Network(inputs = 4, loss = Loss.CROSS_ENTROPY)
public interface Flowers {

  @Dense(units = 16, activation = Activation.RELU)
  Layer hidden();

  @Dense(units = 3, activation = Activation.SOFTMAX)
  Layer output();
}
