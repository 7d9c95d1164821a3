package dev.gradpoet.processor.read;

import dev.gradpoet.processor.problem.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** What an annotated type must be, so that a class of its package can extend or implement it. */
final class TypeRules {

  private final Elements elements;
  private final Types types;

  TypeRules(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** Why {@code type} cannot have layers at all: then there is no point in looking for them. */
  Optional<String> wrongKind(TypeElement type) {
    String name = TypeNames.nested(type);
    Set<Modifier> modifiers = type.getModifiers();
    return switch (type.getKind()) {
      case INTERFACE -> Optional.empty();
      case CLASS -> {
        if (modifiers.contains(Modifier.FINAL)) {
          yield Optional.of(Messages.finalClass(name));
        }
        yield modifiers.contains(Modifier.ABSTRACT)
            ? Optional.empty()
            : Optional.of(Messages.concreteClass(name));
      }
      case ANNOTATION_TYPE -> Optional.of(Messages.wrongKind("annotation type", name));
      default ->
        Optional.of(Messages.wrongKind(type.getKind().name().toLowerCase(Locale.ROOT), name));
    };
  }

  /** What else is wrong with {@code type}, an interface or an abstract class. */
  List<String> violations(TypeElement type) {
    List<String> violations = new ArrayList<>();
    String name = TypeNames.nested(type);
    if (type.getModifiers().contains(Modifier.PRIVATE)) {
      violations.add(Messages.privateType(name));
    }
    for (TypeElement outer : TypeNames.enclosing(type)) {
      if (outer.getModifiers().contains(Modifier.PRIVATE)) {
        violations.add(Messages.inPrivateType(name, TypeNames.nested(outer)));
      }
    }
    if (type.getNestingKind() == NestingKind.MEMBER
        && !type.getModifiers().contains(Modifier.STATIC)) {
      violations.add(Messages.innerClass(name, TypeNames.nested(TypeNames.declaring(type))));
    }
    if (!type.getTypeParameters().isEmpty()) {
      violations.add(Messages.typeParameters(
          name,
          type.getTypeParameters().stream()
              .map(Element::toString)
              .collect(Collectors.joining(", "))));
    }
    if (type.getModifiers().contains(Modifier.SEALED)) {
      violations.add(Messages.sealedType(name));
    }
    // The default constructor of a private class is private: no mistake of its own.
    if (type.getKind() == ElementKind.CLASS && !type.getModifiers().contains(Modifier.PRIVATE)) {
      constructor(type).ifPresent(violations::add);
    }
    return violations;
  }

  private Optional<String> constructor(TypeElement type) {
    Optional<ExecutableElement> constructor =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(each ->
                each.getParameters().isEmpty() && !each.getModifiers().contains(Modifier.PRIVATE))
            .findFirst();
    if (constructor.isEmpty()) {
      return Optional.of(Messages.noConstructor(TypeNames.nested(type)));
    }
    return constructor.get().getThrownTypes().stream()
        .filter(this::isChecked)
        .findFirst()
        .map(thrown -> Messages.throwingConstructor(TypeNames.nested(type), TypeNames.of(thrown)));
  }

  private boolean isChecked(TypeMirror thrown) {
    return !types.isSubtype(
            thrown, elements.getTypeElement("java.lang.RuntimeException").asType())
        && !types.isSubtype(thrown, elements.getTypeElement("java.lang.Error").asType());
  }
}
