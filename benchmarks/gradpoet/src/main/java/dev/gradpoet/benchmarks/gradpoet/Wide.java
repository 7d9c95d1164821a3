package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** 784-512-512-10, ReLU. */
@Network(inputs = 784, loss = Loss.CROSS_ENTROPY)
public interface Wide {

  @Dense(units = 512, activation = Activation.RELU)
  Layer hidden();

  @Dense(units = 512, activation = Activation.RELU)
  Layer hidden2();

  @Dense(units = 10, activation = Activation.SOFTMAX)
  Layer output();
}
