package dev.gradpoet.lab.plot;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.LayerInfo;
import dev.gradpoet.runtime.NeuralNetwork;

/** A network that has a description of layers of any kind, and zeros for all that it would compute. */
record Described(Architecture architecture, float[] parameters, float[] gradient)
    implements NeuralNetwork {

  static Described of(Architecture architecture) {
    int count = architecture.parameterCount();
    return new Described(architecture, new float[count], new float[count]);
  }

  @Override
  public int inputs() {
    return architecture.inputSize();
  }

  @Override
  public int outputs() {
    return architecture.outputSize();
  }

  @Override
  public void predict(float[] x, int from, int count, float[] out) {}

  @Override
  public double loss(float[] x, float[] t, int from, int count) {
    return 0;
  }

  @Override
  public double accumulate(float[] x, float[] t, int from, int count) {
    return 0;
  }

  @Override
  public void activations(float[] x, int sample, ActivationObserver observer) {
    for (LayerInfo layer : architecture.layers()) {
      observer.layer(layer.name(), new float[layer.outputSize()]);
    }
  }

  @Override
  public NeuralNetwork fork() {
    return this;
  }
}
