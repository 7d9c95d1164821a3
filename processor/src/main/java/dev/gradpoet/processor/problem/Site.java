package dev.gradpoet.processor.problem;

/**
 * A place in a declaration, by name; the reader knows where in the source it is.
 *
 * @param layer the layer; empty for the network
 * @param part what of it
 * @param name that of the part, empty for the annotation
 */
public record Site(String layer, Part part, String name) {

  /** What of a declaration is meant. */
  public enum Part {
    /** The annotation of the network or the layer. */
    ANNOTATION,
    /** An option of it, as {@code units}. */
    OPTION,
    /** A parameter of a layer's method, which names a layer that it takes. */
    EDGE
  }

  public static Site network() {
    return new Site("", Part.ANNOTATION, "");
  }

  public static Site network(String option) {
    return new Site("", Part.OPTION, option);
  }

  public static Site layer(String layer) {
    return new Site(layer, Part.ANNOTATION, "");
  }

  public static Site edge(String layer, String input) {
    return new Site(layer, Part.EDGE, input);
  }

  public static Site layer(String layer, String option) {
    return new Site(layer, Part.OPTION, option);
  }

  /** The annotation of what this is a part of. */
  public Site annotation() {
    return layer(layer);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Site that
        && layer.equals(that.layer)
        && part == that.part
        && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return 31 * layer.hashCode() + name.hashCode();
  }
}
