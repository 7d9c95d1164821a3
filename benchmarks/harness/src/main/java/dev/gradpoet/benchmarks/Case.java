package dev.gradpoet.benchmarks;

/**
 * One thing that every peer is asked to do.
 *
 * @param shape the network
 * @param work what is timed
 * @param batch samples of a step; 1 for predictions
 * @param learningRate of the update, by the mean gradient of the batch
 */
public record Case(Shape shape, Work work, int batch, double learningRate) {
  private static final long MOST_VALUES = 800_000;
  private static final int MOST_LEARNING_STEPS = 512;
  private static final double MOST_LEARNING_FLOPS = 1.4e10;

  /** How it is named on command lines and in results, as {@code 784-128-10/64/sgd}. */
  public String id() {
    return shape + "/" + batch + "/" + work;
  }

  /** How it is named in tables. */
  public String title() {
    String activation = shape.hidden() == Hidden.TANH ? " tanh" : "";
    return switch (work) {
      case SGD, ADAM ->
        "%s%s, batch %d, %s step"
            .formatted(shape, activation, batch, work == Work.SGD ? "SGD" : "Adam");
      case GRADIENT -> "%s%s, batch %d, gradient".formatted(shape, activation, batch);
      case PREDICT -> "%s%s, predict one".formatted(shape, activation);
    };
  }

  /** Steps of one pass over the samples: some 3 MB at most, at least 4 steps. */
  public int steps() {
    long fitting = MOST_VALUES / ((long) shape.inputs() * batch);
    return (int) Math.max(4, Math.min(1024 / batch, fitting));
  }

  /** Passes after which the loss is compared: 512 steps, fewer where the slowest peers would take minutes. */
  public int learningPasses() {
    double most = Math.min(MOST_LEARNING_STEPS, MOST_LEARNING_FLOPS / flops());
    return (int) Math.max(1, most / steps());
  }

  /** The number of samples. */
  public int samples() {
    return steps() * batch;
  }

  /** Floating point operations of one step: two for each multiply-add. The first layer has no gradient by its inputs. */
  public double flops() {
    double forward = shape.weights();
    double byInputs = forward - (double) shape.inputs(0) * shape.units(0);
    return 2 * batch * (work == Work.PREDICT ? forward : 2 * forward + byInputs);
  }

  /**
   * Bytes that a step must move if nothing stays in a register between passes: samples once; weights forward and
   * backward; gradients written; an update reads gradients and parameters and writes parameters, Adam two moments too.
   */
  public double bytes() {
    double perParameter = switch (work) {
      case PREDICT -> 1;
      case GRADIENT -> 3;
      case SGD -> 6;
      case ADAM -> 10;
    };
    return 4 * (perParameter * shape.parameters() + (double) batch * shape.inputs());
  }
}
