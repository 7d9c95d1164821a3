package dev.gradpoet.processor.read;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * A place in the source, as exact as a compiler can show it.
 *
 * @param annotation an annotation of the element, or null for the element itself
 * @param value a value of the annotation, or null for the annotation itself
 */
public record Position(
    Element element,
    @Nullable AnnotationMirror annotation,
    @Nullable AnnotationValue value) {

  static Position of(Element element) {
    return new Position(element, null, null);
  }

  static Position of(Element element, AnnotationMirror annotation) {
    return new Position(element, annotation, null);
  }
}
