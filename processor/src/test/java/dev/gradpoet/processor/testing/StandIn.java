package dev.gradpoet.processor.testing;

import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.stream.Collectors;

/** The source of a type as a user would have declared it, without the annotations: all that a generated class needs of it. */
final class StandIn {
  private StandIn() {}

  /** The source, with {@code members} beside the layers. */
  static String of(NetworkModel network, String members) {
    DeclaredType type = network.type();
    StringBuilder source = new StringBuilder();
    if (!type.packageName().isEmpty()) {
      source.append("package ").append(type.packageName()).append(";\n");
    }
    source
        .append("public ")
        .append(type.isInterface() ? "interface " : "abstract class ")
        .append(type.simpleNames().get(0))
        .append(" {\n");
    for (LayerModel layer : network.layers()) {
      source
          .append("  ")
          .append(type.isInterface() ? "" : layer.visibility() + " abstract ")
          .append("dev.gradpoet.runtime.Layer ")
          .append(layer.name())
          .append("(")
          .append(layer.edges() ? edges(layer) : "")
          .append(");\n");
    }
    return source.append(members).append("}\n").toString();
  }

  private static String edges(LayerModel layer) {
    return layer.inputs().stream()
        .map(input -> "dev.gradpoet.runtime.Layer " + input)
        .collect(Collectors.joining(", "));
  }
}
