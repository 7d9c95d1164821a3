package dev.gradpoet.runtime;

/** A layer as ranges of a network's flat arrays. */
record ParameterLayer(LayerInfo info, float[] parameters, float[] gradient) implements Layer {

  @Override
  public TensorView weights() {
    return view("weights", parameters);
  }

  @Override
  public TensorView biases() {
    return view("biases", parameters);
  }

  @Override
  public TensorView weightGradient() {
    return view("weights", gradient);
  }

  @Override
  public TensorView biasGradient() {
    return view("biases", gradient);
  }

  private TensorView view(String parameter, float[] values) {
    for (ParameterInfo tensor : info.parameters()) {
      if (tensor.name().equals(parameter)) {
        return new TensorView(values, tensor.offset(), tensor.shape());
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
