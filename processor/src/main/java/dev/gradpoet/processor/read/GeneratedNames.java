package dev.gradpoet.processor.read;

import dev.gradpoet.processor.check.Messages;
import dev.gradpoet.processor.model.DeclaredType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The names of the classes to generate, over all rounds of a compilation, and who else has them.
 *
 * <p>Only types of the same compilation count: one on the class path may be what the last compilation generated.
 */
public final class GeneratedNames {

  private final Set<String> sources = new HashSet<>();
  private final Map<String, Set<String>> networks = new HashMap<>();

  /** Adds the top-level types of a round. */
  public void addSources(Set<? extends Element> roots) {
    for (Element root : roots) {
      if (root instanceof TypeElement type
          && !networks.containsKey(type.getQualifiedName().toString())) {
        sources.add(type.getQualifiedName().toString());
      }
    }
  }

  /** Adds a network of the round whose sources were added last. */
  public void addNetwork(DeclaredType type) {
    networks
        .computeIfAbsent(generatedQualifiedName(type), name -> new TreeSet<>())
        .add(type.qualifiedName());
  }

  /** Why no class can be generated for {@code type} because of its name. */
  public Optional<Finding> conflict(DeclaredType declared, TypeElement type) {
    String generated = generatedQualifiedName(declared);
    Optional<String> other = networks.getOrDefault(generated, Set.of()).stream()
        .filter(name -> !name.equals(declared.qualifiedName()))
        .findFirst();
    if (other.isPresent()) {
      String message = Messages.sameGeneratedName(declared.qualifiedName(), other.get(), generated);
      return Optional.of(new Finding(Position.of(type), message));
    }
    return sources.contains(generated) ? Optional.of(taken(type, generated)) : Optional.empty();
  }

  /** The finding that another type has the name {@code generated}. */
  public static Finding taken(TypeElement type, String generated) {
    return new Finding(Position.of(type), Messages.nameTaken(TypeNames.nested(type), generated));
  }

  private static String generatedQualifiedName(DeclaredType type) {
    return type.qualifiedName(type.generatedName());
  }
}
