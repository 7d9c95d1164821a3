package dev.gradpoet.processor.check;

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

  static Site network() {
    return new OfNetwork();
  }

  static Site network(String option) {
    return new OfNetworkOption(option);
  }

  static Site layer(String layer) {
    return new OfLayer(layer);
  }

  static Site layer(String layer, String option) {
    return new OfLayerOption(layer, option);
  }
}
