package dev.gradpoet.lab.onnx;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Dropout;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.Style;
import dev.gradpoet.runtime.Layer;

/** Networks for tests: every activation, hidden and of the output, every loss, both styles, from a few weights to many. */
interface Declared {

  @Network(inputs = 3, loss = Loss.SQUARED_ERROR)
  interface Linear {
    @Dense(units = 3, bias = false)
    Layer output();
  }

  @Network(inputs = 5, loss = Loss.BINARY_CROSS_ENTROPY, style = Style.TEACHING)
  interface Sigmoid {
    @Dense(units = 6, activation = Activation.SIGMOID)
    Layer hidden();

    @Dense(units = 2, activation = Activation.SIGMOID)
    Layer output();
  }

  @Network(inputs = 4, loss = Loss.HINGE)
  interface Tanh {
    @Dense(units = 70, activation = Activation.TANH)
    Layer hidden();

    @Dense(units = 1, activation = Activation.TANH)
    Layer output();
  }

  @Network(inputs = 33, loss = Loss.MEAN_SQUARED_ERROR)
  interface Relu {
    @Dense(units = 64, activation = Activation.RELU)
    Layer x();

    @Dropout(rate = 0.5)
    Layer thinned();

    @Dense(units = 40, activation = Activation.RELU, bias = false)
    Layer y();

    @Dense(units = 3, activation = Activation.RELU)
    Layer output();
  }

  @Network(inputs = 4, loss = Loss.MEAN_ABSOLUTE_ERROR)
  interface LeakyRelu {
    @Dense(units = 9, activation = Activation.LEAKY_RELU, slope = 0.3)
    Layer hidden();

    @Dense(units = 2, activation = Activation.LEAKY_RELU)
    Layer output();
  }

  @Network(inputs = 4, loss = Loss.HUBER, huberDelta = 0.5)
  interface Elu {
    @Dense(units = 9, activation = Activation.ELU, alpha = 0.4, l1 = 0.1)
    Layer hidden();

    @Dense(units = 2, activation = Activation.ELU)
    Layer output();
  }

  @Network(inputs = 4, loss = Loss.LOG_COSH)
  interface Selu {
    @Dense(units = 9, activation = Activation.SELU, l2 = 0.1)
    Layer hidden();

    @Dense(units = 2, activation = Activation.SELU)
    Layer output();
  }

  @Network(inputs = 20, loss = Loss.SQUARED_ERROR)
  interface Gelu {
    @Dense(units = 50, activation = Activation.GELU)
    Layer hidden();

    @Dense(units = 2, activation = Activation.GELU)
    Layer output();
  }

  @Network(inputs = 4, loss = Loss.MEAN_SQUARED_ERROR)
  interface Silu {
    @Dense(units = 9, activation = Activation.SILU)
    Layer hidden();

    @Dense(units = 2, activation = Activation.SILU)
    Layer output();
  }

  @Network(inputs = 4, loss = Loss.SQUARED_ERROR)
  interface Mish {
    @Dense(units = 9, activation = Activation.MISH)
    Layer hidden();

    @Dense(units = 2, activation = Activation.MISH)
    Layer output();
  }

  @Network(inputs = 4, loss = Loss.POISSON)
  interface Softplus {
    @Dense(units = 9, activation = Activation.SOFTPLUS)
    Layer hidden();

    @Dense(units = 2, activation = Activation.SOFTPLUS)
    Layer output();
  }

  @Network(inputs = 4, loss = Loss.HINGE)
  interface Softsign {
    @Dense(units = 9, activation = Activation.SOFTSIGN)
    Layer hidden();

    @Dense(units = 2, activation = Activation.SOFTSIGN)
    Layer output();
  }

  @Network(inputs = 4, loss = Loss.MEAN_SQUARED_ERROR)
  interface HardSigmoid {
    @Dense(units = 9, activation = Activation.HARD_SIGMOID)
    Layer hidden();

    @Dense(units = 2, activation = Activation.HARD_SIGMOID)
    Layer output();
  }

  @Network(inputs = 4, loss = Loss.CROSS_ENTROPY)
  interface Softmax {
    @Dropout(rate = 0.1)
    Layer thinned();

    @Dense(units = 9)
    Layer hidden();

    @Dense(units = 3, activation = Activation.SOFTMAX, bias = false)
    Layer output();
  }

  @Network(inputs = 784, loss = Loss.CROSS_ENTROPY)
  interface Digits {
    @Dense(units = 512, activation = Activation.RELU)
    Layer hidden1();

    @Dense(units = 512, activation = Activation.RELU)
    Layer hidden2();

    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  @Network(inputs = 1, loss = Loss.HINGE)
  interface Margin {
    @Dense(units = 1)
    Layer output();
  }

  @Network(inputs = 4, loss = Loss.POISSON)
  interface Rate {
    @Dense(units = 2, activation = Activation.SIGMOID)
    Layer output();
  }
}
