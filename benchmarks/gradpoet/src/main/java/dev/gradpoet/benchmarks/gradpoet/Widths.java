package dev.gradpoet.benchmarks.gradpoet;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Loss;
import dev.gradpoet.Network;
import dev.gradpoet.runtime.Layer;

/** One hidden layer as wide as the samples, for each of {@link dev.gradpoet.benchmarks.Cases#WIDTHS}. */
public final class Widths {
  private Widths() {}

  /** 16-16-10. */
  @Network(inputs = 16, loss = Loss.CROSS_ENTROPY)
  public interface W16 {

    @Dense(units = 16, activation = Activation.RELU)
    Layer hidden();

    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** 17-17-10. */
  @Network(inputs = 17, loss = Loss.CROSS_ENTROPY)
  public interface W17 {

    @Dense(units = 17, activation = Activation.RELU)
    Layer hidden();

    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** 32-32-10. */
  @Network(inputs = 32, loss = Loss.CROSS_ENTROPY)
  public interface W32 {

    @Dense(units = 32, activation = Activation.RELU)
    Layer hidden();

    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** 64-64-10. */
  @Network(inputs = 64, loss = Loss.CROSS_ENTROPY)
  public interface W64 {

    @Dense(units = 64, activation = Activation.RELU)
    Layer hidden();

    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** 100-100-10. */
  @Network(inputs = 100, loss = Loss.CROSS_ENTROPY)
  public interface W100 {

    @Dense(units = 100, activation = Activation.RELU)
    Layer hidden();

    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** 128-128-10. */
  @Network(inputs = 128, loss = Loss.CROSS_ENTROPY)
  public interface W128 {

    @Dense(units = 128, activation = Activation.RELU)
    Layer hidden();

    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** 256-256-10. */
  @Network(inputs = 256, loss = Loss.CROSS_ENTROPY)
  public interface W256 {

    @Dense(units = 256, activation = Activation.RELU)
    Layer hidden();

    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** 257-257-10. */
  @Network(inputs = 257, loss = Loss.CROSS_ENTROPY)
  public interface W257 {

    @Dense(units = 257, activation = Activation.RELU)
    Layer hidden();

    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** 512-512-10. */
  @Network(inputs = 512, loss = Loss.CROSS_ENTROPY)
  public interface W512 {

    @Dense(units = 512, activation = Activation.RELU)
    Layer hidden();

    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** 1000-1000-10. */
  @Network(inputs = 1000, loss = Loss.CROSS_ENTROPY)
  public interface W1000 {

    @Dense(units = 1000, activation = Activation.RELU)
    Layer hidden();

    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** 1024-1024-10. */
  @Network(inputs = 1024, loss = Loss.CROSS_ENTROPY)
  public interface W1024 {

    @Dense(units = 1024, activation = Activation.RELU)
    Layer hidden();

    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }

  /** 2048-2048-10. */
  @Network(inputs = 2048, loss = Loss.CROSS_ENTROPY)
  public interface W2048 {

    @Dense(units = 2048, activation = Activation.RELU)
    Layer hidden();

    @Dense(units = 10, activation = Activation.SOFTMAX)
    Layer output();
  }
}
