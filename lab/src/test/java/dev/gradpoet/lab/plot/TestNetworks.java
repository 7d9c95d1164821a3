package dev.gradpoet.lab.plot;

import dev.gradpoet.Activation;
import dev.gradpoet.Add;
import dev.gradpoet.Dense;
import dev.gradpoet.Dropout;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Style;
import dev.gradpoet.runtime.Layer;

/** Networks that the tests of plots look at. */
final class TestNetworks {
  private TestNetworks() {}

  /** Takes the plane for two classes. */
  @Network(inputs = 2, loss = Loss.BINARY_CROSS_ENTROPY)
  interface Half {
    @Dense(units = 1, activation = Activation.SIGMOID)
    Layer output();
  }

  /** As {@link Half}, with outputs around 0. */
  @Network(inputs = 2, loss = Loss.HINGE)
  interface Side {
    @Dense(units = 1)
    Layer output();
  }

  /** Takes the plane for three classes, with dropout. */
  @Network(inputs = 2, loss = Loss.CROSS_ENTROPY)
  interface Thirds {
    @Dense(units = 8, activation = Activation.RELU)
    Layer hidden();

    @Dropout(rate = 0.25)
    Layer thinned();

    @Dense(units = 3, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** Three units over images of 3 × 2 pixels, some of which are dropped. */
  @Network(inputs = 6, loss = Loss.SQUARED_ERROR)
  interface Pixels {
    @Dropout(rate = 0.5)
    Layer noise();

    @Dense(units = 3, bias = false)
    Layer output();
  }

  /** As wide as networks for images are. */
  @Network(inputs = 784, loss = Loss.CROSS_ENTROPY)
  interface Wide {
    @Dense(units = 512, activation = Activation.LEAKY_RELU, slope = 0.2)
    Layer hidden();

    @Dropout(rate = 0.5)
    Layer thinned();

    @Dense(units = 10, activation = Activation.SOFTMAX, bias = false)
    Layer output();
  }

  /** The sum of two layers. */
  @Network(inputs = 2, loss = Loss.SQUARED_ERROR)
  interface Sum {
    @Dense(units = 2)
    Layer first();

    @Dense(units = 2)
    Layer second();

    @Add
    Layer sum(Layer first, Layer second);
  }

  /** Keeps its deltas; weights are penalised. */
  @Network(inputs = 2, loss = Loss.SQUARED_ERROR, style = Style.TEACHING)
  interface Kept {
    @Dense(units = 3, activation = Activation.TANH, l1 = 0.1, l2 = 0.2)
    Layer hidden();

    @Dense(units = 2, activation = Activation.SIGMOID, l2 = 0.3)
    Layer output();
  }
}
