package dev.gradpoet.processor.read;

import dev.gradpoet.processor.declared.Deprecation;
import dev.gradpoet.processor.declared.Lint;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Finds the warnings that javac would give in a generated class for what its declaration says: there, a user cannot suppress them. What
 * the user suppresses at the declaration is suppressed in the generated class as well.
 */
final class LintReader {

  private final Elements elements;
  private final Types types;
  private final Signatures signatures;
  private final Contract contract;

  LintReader(Elements elements, Types types, Signatures signatures, Contract contract) {
    this.elements = elements;
    this.types = types;
    this.signatures = signatures;
    this.contract = contract;
  }

  Lint read(TypeElement type) {
    Set<String> suppressed = new HashSet<>();
    Optional<AnnotationReader> annotation =
        AnnotationReader.find(type, SuppressWarnings.class, elements);
    if (annotation.isPresent()) {
      suppressed.addAll(annotation.get().texts("value"));
    }
    boolean isDeprecated = elements.isDeprecated(type);
    use(type, true, suppressed);
    for (TypeElement outer : TypeNames.enclosing(type)) {
      use(outer, isDeprecated, suppressed);
    }
    for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
      if (constructor.getParameters().isEmpty()) {
        use(constructor, isDeprecated, suppressed);
      }
    }
    Map<String, Deprecation> layers = new HashMap<>();
    Set<String> accessors = new HashSet<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (!LayerAnnotations.of(method, elements).isEmpty()) {
        String name = method.getSimpleName().toString();
        Optional<Deprecation> deprecation = deprecation(method);
        if (deprecation.isPresent()) {
          layers.put(name, deprecation.get());
          use(method, true, suppressed);
        } else {
          accessors.add(name + "()");
        }
      }
    }
    useSupertype(type, type, accessors, suppressed);
    return new Lint(deprecation(type), layers, suppressed);
  }

  /** Adds the warnings of a use of {@code element}. What is deprecated may use what is, but not what will be removed. */
  private void use(Element element, boolean inDeprecated, Set<String> suppressed) {
    Optional<Deprecation> deprecation = deprecation(element);
    if (deprecation.isPresent()) {
      if (deprecation.get().forRemoval()) {
        suppressed.add("removal");
      } else if (!inDeprecated) {
        suppressed.add("deprecation");
      }
    }
  }

  /** Adds the warnings for {@code supertype} and those above, and for their methods which the class for {@code type} overrides. */
  private void useSupertype(
      TypeElement supertype, TypeElement type, Set<String> accessors, Set<String> suppressed) {
    Name name = supertype.getQualifiedName();
    if (name.contentEquals("java.lang.Object")) {
      return;
    }
    if (name.contentEquals("java.io.Serializable")) {
      suppressed.add("serial");
    }
    for (ExecutableElement method : ElementFilter.methodsIn(supertype.getEnclosedElements())) {
      if (method.getModifiers().contains(Modifier.PRIVATE)
          || method.getModifiers().contains(Modifier.STATIC)) {
        continue;
      }
      String signature = signatures.of(method, type);
      Optional<Contract.Method> overriding = contract.generated(signature);
      if (overriding.isPresent() && overriding.get().isVarArgs() != method.isVarArgs()) {
        suppressed.add("overrides");
      }
      if (overriding.isPresent() || accessors.contains(signature)) {
        use(method, elements.isDeprecated(type), suppressed);
      }
    }
    for (TypeMirror above : types.directSupertypes(supertype.asType())) {
      useSupertype((TypeElement) ((DeclaredType) above).asElement(), type, accessors, suppressed);
    }
  }

  private Optional<Deprecation> deprecation(Element element) {
    if (!elements.isDeprecated(element)) {
      return Optional.empty();
    }
    // Where the Javadoc alone says so, there is no annotation.
    return Optional.of(AnnotationReader.find(element, Deprecated.class, elements)
        .map(each -> new Deprecation(each.text("since"), each.isTrue("forRemoval")))
        .orElse(new Deprecation("", false)));
  }
}
