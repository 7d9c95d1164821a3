package dev.gradpoet.processor.read;

import dev.gradpoet.processor.kind.Kind;
import dev.gradpoet.processor.kind.Kinds;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.problem.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;

/** The annotations of layers, and how a layer is read from its method. */
final class LayerAnnotations {
  private LayerAnnotations() {}

  /** The layer annotations of {@code element}, in source order. */
  static List<AnnotationReader> of(Element element, Elements elements) {
    List<AnnotationReader> annotations = new ArrayList<>();
    for (AnnotationReader annotation : AnnotationReader.all(element, elements)) {
      if (kind(annotation).isPresent()) {
        annotations.add(annotation);
      }
    }
    return annotations;
  }

  private static Optional<Kind> kind(AnnotationReader annotation) {
    for (Kind kind : Kinds.all()) {
      if (annotation.is(kind.annotation())) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /**
   * The layer that {@code method} declares.
   *
   * @param above the name of the layer above, which it reads if it names none
   */
  static LayerModel read(ExecutableElement method, AnnotationReader annotation, String above) {
    Kind kind = kind(annotation).orElseThrow();
    List<String> edges = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      boolean isLayer = TypeNames.of(parameter.asType()).equals(Messages.LAYER_TYPE);
      edges.add(isLayer ? parameter.getSimpleName().toString() : LayerModel.UNKNOWN);
    }
    return new LayerModel(
        method.getSimpleName().toString(),
        visibility(method),
        kind.name(),
        edges.isEmpty() ? List.of(above) : edges,
        annotation.options(kind.annotation()),
        !edges.isEmpty());
  }

  private static String visibility(ExecutableElement method) {
    if (TypeNames.declaring(method).getKind().isInterface()) {
      return "public";
    }
    return method.getModifiers().stream()
        .filter(modifier -> modifier == Modifier.PUBLIC || modifier == Modifier.PROTECTED)
        .map(Modifier::toString)
        .collect(Collectors.joining());
  }
}
