package dev.gradpoet.runs;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.NeuralNetwork;
import dev.gradpoet.runtime.ParameterRole;
import dev.gradpoet.runtime.training.TrainingListener;

/** A line through a point that is state, no parameter: w · x + mean, with ½ (a − t)². */
public record StatefulNetwork(float[] parameters, float[] state, float[] gradient)
    implements NeuralNetwork {
  private static final Architecture ARCHITECTURE = Architecture.of(
          "test.Stateful", 1, "squared_error")
      .layer("line", "line", 1)
      .parameter("weights", ParameterRole.WEIGHTS, 1, 1)
      .state("mean", 1)
      .build();

  public static StatefulNetwork of(float weight, float mean) {
    return new StatefulNetwork(new float[] {weight}, new float[] {mean}, new float[1]);
  }

  /** Moves the state after each batch, by its loss. */
  public TrainingListener drift() {
    return new TrainingListener() {
      @Override
      public void onBatch(int epoch, int batch, double loss) {
        state[0] = 0.75f * state[0] + 0.25f * (float) loss;
      }
    };
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public Architecture architecture() {
    return ARCHITECTURE;
  }

  @Override
  public void predict(float[] x, int from, int count, float[] out) {
    for (int s = 0; s < count; s++) {
      out[s] = parameters[0] * x[from + s] + state[0];
    }
  }

  @Override
  public double loss(float[] x, float[] t, int from, int count) {
    double sum = 0;
    for (int s = from; s < from + count; s++) {
      double e = parameters[0] * x[s] + state[0] - t[s];
      sum += 0.5 * e * e;
    }
    return sum;
  }

  @Override
  public double accumulate(float[] x, float[] t, int from, int count) {
    for (int s = from; s < from + count; s++) {
      gradient[0] += (parameters[0] * x[s] + state[0] - t[s]) * x[s];
    }
    return loss(x, t, from, count);
  }

  @Override
  public void activations(float[] x, int sample, ActivationObserver observer) {
    float[] out = new float[1];
    predict(x, sample, 1, out);
    observer.layer("line", out);
  }

  @Override
  public NeuralNetwork fork() {
    return new StatefulNetwork(parameters, state, new float[1]);
  }
}
