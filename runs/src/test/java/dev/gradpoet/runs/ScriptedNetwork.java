package dev.gradpoet.runs;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.NeuralNetwork;

/**
 * Its parameter counts the updates by SGD with learning rate 1 and the sum of gradients; its loss after so many updates,
 * and its prediction, is what the script says; the loss is divided by the first sample.
 */
public final class ScriptedNetwork implements NeuralNetwork {
  private static final Architecture ARCHITECTURE = Architecture.of(
          "test.Scripted", 1, "squared_error")
      .dense("line", 1, "identity", false)
      .build();
  private final float[] parameters;
  private final float[] gradient = new float[1];
  private final double[] script;

  private ScriptedNetwork(float[] parameters, double[] script) {
    this.parameters = parameters;
    this.script = script;
  }

  public static ScriptedNetwork of(double... script) {
    return new ScriptedNetwork(new float[1], script);
  }

  private double now() {
    return script[Math.min(script.length, Math.max(1, (int) parameters[0])) - 1];
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
      out[s] = (float) now();
    }
  }

  @Override
  public double loss(float[] x, float[] t, int from, int count) {
    return count * now() / x[from];
  }

  @Override
  public double accumulate(float[] x, float[] t, int from, int count) {
    gradient[0] -= 1;
    double before = parameters[0]++;
    double loss = loss(x, t, from, count);
    parameters[0] = (float) before;
    return loss;
  }

  @Override
  public void activations(float[] x, int sample, ActivationObserver observer) {
    observer.layer("line", new float[] {(float) now()});
  }

  @Override
  public NeuralNetwork fork() {
    return new ScriptedNetwork(parameters, script);
  }
}
