package dev.gradpoet.runtime;

import java.util.function.Supplier;

/** A layer with access to the values of the last pass. */
record ValueLayer(Layer layer, Supplier<float[]> z, Supplier<float[]> a, Supplier<float[]> d)
    implements InspectableLayer {

  @Override
  public LayerInfo info() {
    return layer.info();
  }

  @Override
  public TensorView weights() {
    return layer.weights();
  }

  @Override
  public TensorView biases() {
    return layer.biases();
  }

  @Override
  public TensorView weightGradient() {
    return layer.weightGradient();
  }

  @Override
  public TensorView biasGradient() {
    return layer.biasGradient();
  }

  @Override
  public float[] weightedInputs() {
    return z.get();
  }

  @Override
  public float[] activations() {
    return a.get();
  }

  @Override
  public float[] deltas() {
    return d.get();
  }

  @Override
  public String toString() {
    return layer.toString();
  }
}
