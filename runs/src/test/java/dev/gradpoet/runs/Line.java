package dev.gradpoet.runs;

import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** A straight line. */
@Network(inputs = 1, loss = Loss.SQUARED_ERROR)
public interface Line {

  @Dense(units = 1)
  Layer output();
}
