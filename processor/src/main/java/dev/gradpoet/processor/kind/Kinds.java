package dev.gradpoet.processor.kind;

import dev.gradpoet.processor.model.LayerModel;
import java.util.List;

/** The registry of kinds of layers. */
public final class Kinds {
  private static final List<Kind> ALL = List.of(
      new DenseKind(), new ConvKind(), new DropoutKind(), new ActivateKind(), new AddKind());

  private Kinds() {}

  /** All kinds, in the order in which people are told of them. */
  public static List<Kind> all() {
    return ALL;
  }

  /** The kind of that name. */
  public static Kind of(String name) {
    for (Kind kind : ALL) {
      if (kind.name().equals(name)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("no kind of layer '" + name + "'");
  }

  /** The kind of a layer. */
  public static Kind of(LayerModel layer) {
    return of(layer.kind());
  }
}
