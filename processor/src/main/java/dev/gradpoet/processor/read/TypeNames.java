package dev.gradpoet.processor.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/** Names of types and methods, for people. */
final class TypeNames {

  private TypeNames() {}

  /** The type that declares {@code member}. */
  static TypeElement declaring(Element member) {
    return (TypeElement) Objects.requireNonNull(member.getEnclosingElement());
  }

  /** The types that enclose {@code type}, innermost first. */
  static List<TypeElement> enclosing(TypeElement type) {
    List<TypeElement> enclosing = new ArrayList<>();
    Element each = type;
    while (each.getEnclosingElement() instanceof TypeElement outer) {
      enclosing.add(outer);
      each = outer;
    }
    return enclosing;
  }

  /** The simple names of the types that enclose {@code type} and its own, outermost first. */
  static List<String> simpleNames(TypeElement type) {
    Deque<String> names = new ArrayDeque<>();
    names.add(type.getSimpleName().toString());
    for (TypeElement outer : enclosing(type)) {
      names.addFirst(outer.getSimpleName().toString());
    }
    return List.copyOf(names);
  }

  /** The name without the package: {@code Outer.Inner}. */
  static String nested(TypeElement type) {
    return String.join(".", simpleNames(type));
  }

  /** A type as in source, without its annotations. */
  static String of(TypeMirror type) {
    return TypeText.of(type);
  }

  /** A method with the types of its parameters: {@code predict(float[], int)}. */
  static String of(ExecutableElement method) {
    return method.getSimpleName() + "(" + parameters(method) + ")";
  }

  /** The types of the parameters: {@code float[], int}. */
  static String parameters(ExecutableElement method) {
    return method.getParameters().stream()
        .map(VariableElement::asType)
        .map(TypeNames::of)
        .collect(Collectors.joining(", "));
  }
}
