package dev.gradpoet.processor.read;

import dev.gradpoet.Network;
import dev.gradpoet.processor.problem.Messages;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Layer annotations on methods of types that are no networks. */
public final class StrayLayers {

  private final Elements elements;

  public StrayLayers(Elements elements) {
    this.elements = elements;
  }

  /** What to say about {@code method}, which has a layer annotation. */
  public List<Finding> check(Element method) {
    TypeElement type = TypeNames.declaring(method);
    Optional<AnnotationReader> network = AnnotationReader.find(type, Network.class, elements);
    if (network.isPresent() || !Resolution.annotationsAreKnown(type)) {
      return List.of();
    }
    String name = TypeNames.nested(type);
    return LayerAnnotations.of(method, elements).stream()
        .map(annotation -> new Finding(
            Position.of(method, annotation.mirror()),
            Messages.outsideNetwork(
                annotation.simpleName(), name, method.getSimpleName().toString())))
        .toList();
  }
}
