package dev.gradpoet.runtime;

import java.util.ArrayList;
import java.util.List;

/** A layer as ranges of the flat arrays of {@code network}. */
record ParameterLayer(LayerInfo info, NeuralNetwork network) implements Layer {

  @Override
  public TensorView parameter(String parameter) {
    TensorInfo tensor = find("parameter", parameter, info.parameters());
    return view("", tensor, network.parameters());
  }

  @Override
  public TensorView gradient(String parameter) {
    TensorInfo tensor = find("parameter", parameter, info.parameters());
    return view("the gradient of ", tensor, network.gradient());
  }

  @Override
  public TensorView state(String tensor) {
    return view("", find("state", tensor, info.state()), network.state());
  }

  private TensorInfo find(String what, String name, List<? extends TensorInfo> tensors) {
    List<String> names = new ArrayList<>();
    for (TensorInfo tensor : tensors) {
      if (tensor.name().equals(name)) {
        return tensor;
      }
      names.add(tensor.name());
    }
    throw new IllegalArgumentException("layer '" + info.name() + "' (" + info.kind() + ") has no "
        + what + " '" + name + "': it has " + names);
  }

  private TensorView view(String what, TensorInfo tensor, float[] values) {
    String name = what + "the " + tensor.name() + " of layer '" + info.name() + "'";
    return new TensorView(name, values, tensor.offset(), tensor.shape());
  }

  @Override
  public String toString() {
    return info.toString();
  }
}
