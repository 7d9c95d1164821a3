package dev.gradpoet.processor.read;

import dev.gradpoet.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
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
    Optional<AnnotationReader> network = AnnotationReader.find(type, Network.class, elements);
    return supertypesAreKnown(type)
        && (network.isEmpty() || network.get().isResolved())
        && methodsAreComplete(type);
  }

  private boolean methodsAreComplete(TypeElement type) {
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (!isComplete(method)) {
        return false;
      }
    }
    return true;
  }

  private boolean isComplete(ExecutableElement method) {
    List<AnnotationReader> annotations = LayerAnnotations.of(method, elements);
    if (annotations.isEmpty()) {
      return !method.getModifiers().contains(Modifier.ABSTRACT) || annotationsAreKnown(method);
    }
    boolean isComplete = isKnown(method.getReturnType());
    for (AnnotationReader annotation : annotations) {
      isComplete &= annotation.isResolved();
    }
    return isComplete;
  }

  /** Whether the types of all annotations of {@code element} are known. */
  static boolean annotationsAreKnown(Element element) {
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (!isKnown(mirror.getAnnotationType())) {
        return false;
      }
    }
    return true;
  }

  private static boolean supertypesAreKnown(TypeElement type) {
    List<TypeMirror> supertypes = new ArrayList<>(type.getInterfaces());
    if (type.getSuperclass().getKind() != TypeKind.NONE) {
      supertypes.add(type.getSuperclass());
    }
    for (TypeMirror supertype : supertypes) {
      if (!isKnown(supertype)
          || !supertypesAreKnown((TypeElement) ((DeclaredType) supertype).asElement())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isKnown(TypeMirror type) {
    return type.getKind() != TypeKind.ERROR;
  }
}
