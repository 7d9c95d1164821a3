package dev.gradpoet.runtime.io;

import dev.gradpoet.runtime.ActivationObserver;
import dev.gradpoet.runtime.Architecture;
import dev.gradpoet.runtime.ArchitectureBuilder;
import dev.gradpoet.runtime.NeuralNetwork;
import java.util.Random;

/** An architecture with parameters and state, which is all that files know of a network. */
public record StoredNetwork(Architecture architecture, float[] parameters, float[] state)
    implements NeuralNetwork {

  public StoredNetwork(Architecture architecture, float[] parameters) {
    this(architecture, parameters, new float[architecture.stateSize()]);
  }

  /** Three inputs, {@code hidden} of two units, {@code output} of two units: a matrix that is square, and one that is not. */
  static ArchitectureBuilder small(String activation) {
    return Architecture.of("demo.Small", 3, "squared_error")
        .dense("hidden", 2, activation, true)
        .dense("output", 2, "identity", true);
  }

  /** A network of that architecture with parameters 1, 2, 3 … */
  public static StoredNetwork counting(Architecture architecture) {
    StoredNetwork network = zeros(architecture);
    for (int p = 0; p < network.parameters.length; p++) {
      network.parameters[p] = p + 1;
    }
    return network;
  }

  static StoredNetwork random(Architecture architecture, long seed) {
    StoredNetwork network = zeros(architecture);
    Random random = new Random(seed);
    for (int p = 0; p < network.parameters.length; p++) {
      network.parameters[p] = random.nextFloat() - 0.5f;
    }
    return network;
  }

  public static StoredNetwork zeros(Architecture architecture) {
    return new StoredNetwork(architecture, new float[architecture.parameterCount()]);
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
  public float[] gradient() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void predict(float[] x, int from, int count, float[] out) {
    throw new UnsupportedOperationException();
  }

  @Override
  public double loss(float[] x, float[] t, int from, int count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public double accumulate(float[] x, float[] t, int from, int count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void activations(float[] x, int sample, ActivationObserver observer) {
    throw new UnsupportedOperationException();
  }

  @Override
  public NeuralNetwork fork() {
    throw new UnsupportedOperationException();
  }
}
