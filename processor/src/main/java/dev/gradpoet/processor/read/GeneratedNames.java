package dev.gradpoet.processor.read;

import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.problem.Messages;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * The names of the classes to generate, over all rounds of a compilation, and who else has them.
 *
 * <p>Only types of the same compilation count: one on the class path may be what the last compilation generated.
 */
public final class GeneratedNames {

  /** What each top-level type of the sources extends and implements. */
  private final Map<String, Set<String>> sources = new HashMap<>();

  private final Map<String, Set<String>> networks = new HashMap<>();

  /** Adds the top-level types of a round. */
  public void addSources(Set<? extends Element> roots) {
    for (Element root : roots) {
      if (root instanceof TypeElement type
          && !networks.containsKey(type.getQualifiedName().toString())) {
        sources.put(type.getQualifiedName().toString(), supertypes(type));
      }
    }
  }

  /** Adds a network of the round whose sources were added last. */
  public void addNetwork(DeclaredType type) {
    String generated = generatedQualifiedName(type);
    networks.putIfAbsent(generated, new TreeSet<>());
    networks.get(generated).add(type.qualifiedName());
  }

  /** Why no class can be generated for {@code type} because of its name. */
  public Optional<Finding> conflict(DeclaredType declared, TypeElement type) {
    String generated = generatedQualifiedName(declared);
    for (String other : networks.getOrDefault(generated, Set.of())) {
      if (!other.equals(declared.qualifiedName())) {
        String message = Messages.sameGeneratedName(declared.qualifiedName(), other, generated);
        return Optional.of(new Finding(Position.of(type), message));
      }
    }
    for (String name : List.of(declared.generatedName(), declared.simdName())) {
      if (declared.takenNames().contains(name)) {
        return Optional.of(taken(type, declared.qualifiedName() + "." + name));
      }
    }
    Set<String> supertypes = sources.get(generated);
    if (supertypes == null) {
      return Optional.empty();
    }
    return Optional.of(
        supertypes.contains(declared.qualifiedName())
            ? new Finding(Position.of(type), Messages.oldOutput(TypeNames.nested(type), generated))
            : taken(type, generated));
  }

  private static Set<String> supertypes(TypeElement type) {
    Set<String> names = new HashSet<>();
    names.add(TypeText.of(type.getSuperclass()));
    for (TypeMirror implemented : type.getInterfaces()) {
      names.add(TypeText.of(implemented));
    }
    return names;
  }

  /** The finding that another type has the name {@code generated}. */
  public static Finding taken(TypeElement type, String generated) {
    return new Finding(Position.of(type), Messages.nameTaken(TypeNames.nested(type), generated));
  }

  private static String generatedQualifiedName(DeclaredType type) {
    return type.qualifiedName(type.generatedName());
  }
}
