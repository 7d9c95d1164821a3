package dev.gradpoet.runtime;

/** A layer as ranges of the flat arrays of {@code network}. */
record ParameterLayer(LayerInfo info, NeuralNetwork network) implements Layer {

  @Override
  public TensorView weights() {
    return view("", "weights", network.parameters());
  }

  @Override
  public TensorView biases() {
    return view("", "biases", network.parameters());
  }

  @Override
  public TensorView weightGradient() {
    return view("the gradient of ", "weights", network.gradient());
  }

  @Override
  public TensorView biasGradient() {
    return view("the gradient of ", "biases", network.gradient());
  }

  private TensorView view(String what, String parameter, float[] values) {
    for (ParameterInfo tensor : info.parameters()) {
      if (tensor.name().equals(parameter)) {
        String name = what + "the " + parameter + " of layer '" + info.name() + "'";
        return new TensorView(name, values, tensor.offset(), tensor.shape());
      }
    }
    throw new IllegalStateException(
        "layer '" + info.name() + "' (" + info.kind() + ") has no " + parameter);
  }

  @Override
  public String toString() {
    return info.toString();
  }
}
