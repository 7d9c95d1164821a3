package dev.gradpoet.processor.model;

import java.util.List;

/**
 * A declared layer.
 *
 * @param name that of the annotated method
 * @param visibility the visibility of the accessor that the generated class must implement: {@code public}, {@code protected} or empty
 * @param kind the name of its kind, as {@code dense}
 * @param inputs the names of the layers whose values it reads, in order; {@link #INPUT} for what the network is given,
 *     {@link #UNKNOWN} for a parameter that is no layer, which is an error
 * @param options what its annotation says
 * @param edges whether the inputs are written as parameters of the method, else it is the layer above
 */
public record LayerModel(
    String name,
    String visibility,
    String kind,
    List<String> inputs,
    Options options,
    boolean edges) {

  /** Stands for the network's input, which no layer is. */
  public static final String INPUT = "";

  /** Stands for a parameter of a type that names no layer; no method has that name. */
  public static final String UNKNOWN = "?";

  public LayerModel {
    inputs = List.copyOf(inputs);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LayerModel that
        && name.equals(that.name)
        && visibility.equals(that.visibility)
        && kind.equals(that.kind)
        && inputs.equals(that.inputs)
        && options.equals(that.options)
        && edges == that.edges;
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }
}
