package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** 4096-4096-2000-10, ReLU: 25 million parameters, a file of 100 MB. */
@Network(inputs = 4096, loss = Loss.CROSS_ENTROPY)
public interface Large {

  @Dense(units = 4096, activation = Activation.RELU)
  Layer hidden();

  @Dense(units = 2000, activation = Activation.RELU)
  Layer hidden2();

  @Dense(units = 10, activation = Activation.SOFTMAX)
  Layer output();
}
