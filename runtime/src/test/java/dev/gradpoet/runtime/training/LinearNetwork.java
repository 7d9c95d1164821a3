package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.NeuralNetwork;

/** a = w x + b with ½ (a − t)², small enough to compute by hand; takes weights of samples. */
final class LinearNetwork implements NeuralNetwork {
  private static final Architecture ARCHITECTURE = Architecture.of(
          "test.Linear", 1, "squared_error")
      .dense("line", 1, "identity", true)
      .build();
  private final float[] parameters;
  private final float[] gradient = new float[2];

  LinearNetwork(float... parameters) {
    this.parameters = parameters;
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
  public float[] parameters() {
    return parameters;
  }

  @Override
  public float[] gradient() {
    return gradient;
  }

  @Override
  public void predict(float[] x, int from, int count, float[] out) {
    for (int s = 0; s < count; s++) {
      out[s] = parameters[0] * x[from + s] + parameters[1];
    }
  }

  @Override
  public double loss(float[] x, float[] t, int from, int count) {
    double loss = 0;
    for (int s = from; s < from + count; s++) {
      double error = parameters[0] * x[s] + parameters[1] - t[s];
      loss += 0.5 * error * error;
    }
    return loss;
  }

  @Override
  public double accumulate(float[] x, float[] t, int from, int count) {
    for (int s = from; s < from + count; s++) {
      float error = parameters[0] * x[s] + parameters[1] - t[s];
      gradient[0] += error * x[s];
      gradient[1] += error;
    }
    return loss(x, t, from, count);
  }

  @Override
  public double loss(float[] x, float[] t, float[] weights, int from, int count) {
    double loss = 0;
    for (int s = from; s < from + count; s++) {
      loss += weights[s] * loss(x, t, s, 1);
    }
    return loss;
  }

  @Override
  public double accumulate(float[] x, float[] t, float[] weights, int from, int count) {
    for (int s = from; s < from + count; s++) {
      float error = weights[s] * (parameters[0] * x[s] + parameters[1] - t[s]);
      gradient[0] += error * x[s];
      gradient[1] += error;
    }
    return loss(x, t, weights, from, count);
  }

  @Override
  public void activations(float[] x, int sample, ActivationObserver observer) {
    float[] out = new float[1];
    predict(x, sample, 1, out);
    observer.layer("line", out);
  }

  @Override
  public NeuralNetwork fork() {
    return new LinearNetwork(parameters);
  }
}
