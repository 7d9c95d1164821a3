package dev.gradpoet.processor.problem;

/** A place in a declaration, by name; the reader knows where in the source it is. */
public sealed interface Site {

  /** The annotation of the network. */
  record OfNetwork() implements Site {}

  /** An option of the network, as {@code inputs}. */
  record OfNetworkOption(String option) implements Site {}

  /** The annotation of a layer. */
  record OfLayer(String layer) implements Site {}

  /** An option of a layer, as {@code units}. */
  record OfLayerOption(String layer, String option) implements Site {}

  /** A parameter of a layer's method, which names a layer that it takes. */
  record OfEdge(String layer, String input) implements Site {}

  static Site network() {
    return new OfNetwork();
  }

  static Site network(String option) {
    return new OfNetworkOption(option);
  }

  static Site layer(String layer) {
    return new OfLayer(layer);
  }

  static Site edge(String layer, String input) {
    return new OfEdge(layer, input);
  }

  static Site layer(String layer, String option) {
    return new OfLayerOption(layer, option);
  }
}
