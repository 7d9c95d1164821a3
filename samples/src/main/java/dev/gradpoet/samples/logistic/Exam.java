package dev.gradpoet.samples.logistic;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Initialization;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Style;
import dev.gradpoet.runtime.Layer;

/** The probability of passing an exam after some hours of study: logistic regression as a single-layer network. */
@Network(inputs = 1, loss = Loss.BINARY_CROSS_ENTROPY, style = Style.TEACHING)
public interface Exam {

  @Dense(units = 1, activation = Activation.SIGMOID, initialization = Initialization.ZEROS)
  Layer passed();
}
