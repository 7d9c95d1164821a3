package dev.gradpoet.lab.report;

import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** A network for tests that predicts two numbers. */
@Network(inputs = 1, loss = Loss.HUBER)
public interface TwoNumbers {

  @Dense(units = 2)
  Layer output();
}
