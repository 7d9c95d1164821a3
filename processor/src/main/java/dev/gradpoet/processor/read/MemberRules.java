package dev.gradpoet.processor.read;

import dev.gradpoet.processor.problem.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** What the methods of a network that are no layers must be, declared or inherited, so that the generated class is legal Java. */
final class MemberRules {

  private final Elements elements;
  private final Signatures signatures;
  private final Contract contract;

  MemberRules(Elements elements, Signatures signatures, Contract contract) {
    this.elements = elements;
    this.signatures = signatures;
    this.contract = contract;
  }

  /** What is wrong with the methods of {@code type} that are no layers, for the class {@code generatedName} to be legal. */
  List<Finding> violations(TypeElement type, String generatedName) {
    List<Finding> findings = new ArrayList<>();
    List<ExecutableElement> members = members(type);
    Set<String> inherited = new HashSet<>();
    Set<String> accessors = accessors(type);
    for (ExecutableElement method : members) {
      if (isLayerOf(type, method)) {
        continue;
      }
      String signature = signatures.of(method, type);
      Optional<Contract.Method> counterpart = contract.generated(signature);
      boolean isOwn = TypeNames.declaring(method).equals(type);
      Optional<String> message;
      if (accessors.contains(signature) && (isOwn || !isAbstract(method))) {
        message = isApart(method)
            ? Optional.empty()
            : Optional.of(Messages.accessorMember(
                TypeNames.of(method), method.getSimpleName().toString()));
      } else if (counterpart.isPresent()) {
        message = clash(method, counterpart.get(), type, generatedName);
      } else if (!isOpen(method, signature, members, type)) {
        message = Optional.empty();
      } else if (isOwn) {
        message =
            Optional.of(Messages.notALayer(TypeNames.of(method), type.getKind().isInterface()));
      } else {
        message =
            inherited.add(signature) ? Optional.of(inherited(method, type)) : Optional.empty();
      }
      if (message.isPresent()) {
        findings.add(new Finding(Position.of(isOwn ? method : type), message.get()));
      }
    }
    return findings;
  }

  /** The signatures of the methods that a generated class has for layers beside those declared: {@code name()} of each with parameters. */
  private Set<String> accessors(TypeElement type) {
    Set<String> accessors = new HashSet<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (isLayerOf(type, method) && !method.getParameters().isEmpty()) {
        accessors.add(method.getSimpleName() + "()");
      }
    }
    return accessors;
  }

  /** The methods of {@code type}: its own in source order, then the inherited ones by type and signature, without Object's. */
  private List<ExecutableElement> members(TypeElement type) {
    List<ExecutableElement> members =
        new ArrayList<>(ElementFilter.methodsIn(type.getEnclosedElements()));
    List<ExecutableElement> inherited = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(elements.getAllMembers(type))) {
      if (!TypeNames.declaring(method).equals(type) && !Contract.isOfObject(method)) {
        inherited.add(method);
      }
    }
    if (inherited.size() > 1) {
      inherited.sort(Comparator.comparing(
              (ExecutableElement method) -> TypeNames.declaring(method).toString())
          .thenComparing(method -> signatures.of(method, type)));
    }
    members.addAll(inherited);
    return members;
  }

  /** Why {@code method} and its counterpart in the generated class cannot both be. */
  private Optional<String> clash(
      ExecutableElement method,
      Contract.Method counterpart,
      TypeElement type,
      String generatedName) {
    Set<Modifier> modifiers = method.getModifiers();
    String name = TypeNames.of(method);
    boolean isStatic = modifiers.contains(Modifier.STATIC);
    if (isApart(method)) {
      return Optional.empty();
    } else if (isStatic && !counterpart.isStatic()) {
      return Optional.of(Messages.staticMember(name));
    } else if (!isStatic && counterpart.isStatic()) {
      return Optional.of(Messages.instanceMember(name));
    } else if (modifiers.contains(Modifier.FINAL)) {
      return Optional.of(Messages.finalMember(name));
    } else if (!contract.fits(counterpart, type, method.getReturnType())) {
      return Optional.of(Messages.memberReturns(
          name,
          TypeNames.of(method.getReturnType()),
          Contract.returned(counterpart, generatedName)));
    }
    return Optional.empty();
  }

  /** Whether {@code method} is not inherited, so that the generated class may have one of its signature. */
  private static boolean isApart(ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    return modifiers.contains(Modifier.PRIVATE)
        || (modifiers.contains(Modifier.STATIC)
            && TypeNames.declaring(method).getKind().isInterface());
  }

  private static boolean isAbstract(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.ABSTRACT);
  }

  /** Whether {@code method} is abstract, and nothing implements it. */
  private boolean isOpen(
      ExecutableElement method,
      String signature,
      List<ExecutableElement> members,
      TypeElement type) {
    if (!isAbstract(method)) {
      return false;
    }
    if (TypeNames.declaring(method).getKind().isInterface()
        && contract.isPublicOfObject(signature)) {
      return false;
    }
    return members.stream()
        .filter(other -> !isAbstract(other) || isLayerOf(type, other))
        .noneMatch(other -> elements.overrides(other, method, type));
  }

  private String inherited(ExecutableElement method, TypeElement type) {
    String declaring = TypeNames.nested(TypeNames.declaring(method));
    return LayerAnnotations.of(method, elements).isEmpty()
        ? Messages.inheritedMethod(TypeNames.nested(type), declaring, TypeNames.of(method))
        : Messages.inheritedLayer(
            TypeNames.nested(type), declaring, method.getSimpleName().toString());
  }

  private boolean isLayerOf(TypeElement type, ExecutableElement method) {
    return TypeNames.declaring(method).equals(type)
        && !LayerAnnotations.of(method, elements).isEmpty();
  }
}
