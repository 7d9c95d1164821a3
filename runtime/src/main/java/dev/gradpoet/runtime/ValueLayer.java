package dev.gradpoet.runtime;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** A layer with access to the values of the last pass. */
record ValueLayer(Layer layer, Map<String, Supplier<float[]>> values) implements InspectableLayer {

  @Override
  public LayerInfo info() {
    return layer.info();
  }

  @Override
  public TensorView parameter(String parameter) {
    return layer.parameter(parameter);
  }

  @Override
  public TensorView gradient(String parameter) {
    return layer.gradient(parameter);
  }

  @Override
  public TensorView state(String tensor) {
    return layer.state(tensor);
  }

  @Override
  public float[] value(String name) {
    Supplier<float[]> value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("layer '" + name() + "' (" + info().kind()
          + ") keeps no value '" + name + "': it keeps " + valueNames());
    }
    return value.get();
  }

  @Override
  public List<String> valueNames() {
    List<String> names = new ArrayList<>(values.keySet());
    Collections.sort(names);
    return names;
  }

  @Override
  public String toString() {
    return layer.toString();
  }
}
