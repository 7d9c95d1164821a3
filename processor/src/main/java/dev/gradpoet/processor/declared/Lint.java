package dev.gradpoet.processor.declared;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a generated class must say of warnings, so that a declaration without warnings does not become a class with some.
 *
 * @param deprecation that of the annotated type
 * @param deprecatedLayers those of layers, by name
 * @param suppressed the names of the warnings that javac would give in the generated class, and of those that the type suppresses
 */
public record Lint(
    Optional<Deprecation> deprecation,
    Map<String, Deprecation> deprecatedLayers,
    Set<String> suppressed) {

  /** Of a declaration that gives no reason to warn. */
  public static final Lint NONE = new Lint(Optional.empty(), Map.of(), Set.of());

  public Lint {
    deprecatedLayers = Map.copyOf(deprecatedLayers);
    suppressed = Set.copyOf(suppressed);
  }
}
