package dev.gradpoet.processor.read;

import dev.gradpoet.Network;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/**
 * Whether everything is known that a network is read from, or another processor may still generate some of it.
 *
 * <p>Only what matters is looked at: supertypes, return types of layers, and annotations with their values. The signatures of the
 * user's own methods do not matter, and they may well name the generated class, which would then wait for itself. Not every compiler
 * shows an annotation of an unknown type: javac 17 hides it.
 */
final class Resolution {

  private final Elements elements;

  Resolution(Elements elements) {
    this.elements = elements;
  }

  boolean isComplete(TypeElement type) {
    return supertypesAreKnown(type)
        && AnnotationReader.find(type, Network.class, elements)
            .map(AnnotationReader::isResolved)
            .orElse(true)
        && ElementFilter.methodsIn(type.getEnclosedElements()).stream().allMatch(this::isComplete);
  }

  private boolean isComplete(ExecutableElement method) {
    List<AnnotationReader> annotations = LayerAnnotations.of(method, elements);
    if (annotations.isEmpty()) {
      return !method.getModifiers().contains(Modifier.ABSTRACT) || annotationsAreKnown(method);
    }
    return isKnown(method.getReturnType())
        && annotations.stream().allMatch(AnnotationReader::isResolved);
  }

  /** Whether the types of all annotations of {@code element} are known. */
  static boolean annotationsAreKnown(Element element) {
    return element.getAnnotationMirrors().stream()
        .allMatch(mirror -> isKnown(mirror.getAnnotationType()));
  }

  private static boolean supertypesAreKnown(TypeElement type) {
    return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
        .filter(supertype -> supertype.getKind() != TypeKind.NONE)
        .allMatch(supertype -> isKnown(supertype)
            && supertypesAreKnown((TypeElement) ((DeclaredType) supertype).asElement()));
  }

  private static boolean isKnown(TypeMirror type) {
    return type.getKind() != TypeKind.ERROR;
  }
}
