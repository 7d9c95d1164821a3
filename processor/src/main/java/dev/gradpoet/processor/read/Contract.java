package dev.gradpoet.processor.read;

import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * The methods that every generated class has, by signature: those of the runtime's interface, those that people call besides, and
 * those of {@code Object}.
 */
final class Contract {

  /**
   * A method of the generated class.
   *
   * @param returned what it returns, or null for the generated class itself
   * @param isStatic whether it is static
   * @param isVarArgs whether its last parameter is written with {@code ...}
   */
  record Method(@Nullable TypeMirror returned, boolean isStatic, boolean isVarArgs) {}

  private static final String RUNTIME = "dev.gradpoet.runtime.NeuralNetwork";
  private static final String OBJECT = "java.lang.Object";

  /** The static methods of the generated class. */
  private static final Set<String> STATIC = Set.of("create(long)", "pretrained()");

  private final Types types;
  private final Signatures signatures;
  private final @Nullable TypeElement runtime;
  private final TypeElement object;

  Contract(Elements elements, Types types, Signatures signatures) {
    this.types = types;
    this.signatures = signatures;
    this.runtime = elements.getTypeElement(RUNTIME);
    this.object = elements.getTypeElement(OBJECT);
  }

  /** Whether {@code method} is declared by the runtime's interface or by {@code Object}. */
  static boolean declares(ExecutableElement method) {
    return isOfObject(method)
        || TypeNames.declaring(method).getQualifiedName().contentEquals(RUNTIME);
  }

  /** Whether {@code method} is declared by {@code Object}. */
  static boolean isOfObject(ExecutableElement method) {
    return TypeNames.declaring(method).getQualifiedName().contentEquals(OBJECT);
  }

  /** The method of the generated class with that signature. */
  Optional<Method> generated(String signature) {
    if (STATIC.contains(signature)) {
      return Optional.of(new Method(null, true, false));
    }
    if (runtime == null) {
      return Optional.empty();
    }
    Optional<ExecutableElement> found = find(runtime, signature);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    TypeMirror returned = found.get().getReturnType();
    boolean returnsNetwork = types.isSameType(returned, runtime.asType());
    return Optional.of(
        new Method(returnsNetwork ? null : returned, false, found.get().isVarArgs()));
  }

  /** Whether {@code Object} has a public method with that signature. */
  boolean isPublicOfObject(String signature) {
    Optional<ExecutableElement> method = find(object, signature);
    return method.isPresent() && method.get().getModifiers().contains(Modifier.PUBLIC);
  }

  /** Whose method it is, in words, if a method with that signature exists in every generated class. */
  Optional<String> ownerOf(String signature) {
    if (generated(signature).isPresent()) {
      return Optional.of("the generated class");
    }
    return find(object, signature).isPresent() ? Optional.of("Object") : Optional.empty();
  }

  /**
   * The method of {@code type} with that signature. Looks at methods of that name only: to ask for the types of others would make the
   * compiler read the class files of all of them, which it forgets in the round that follows.
   */
  private Optional<ExecutableElement> find(TypeElement type, String signature) {
    String name = signature.substring(0, signature.indexOf('('));
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getSimpleName().contentEquals(name)
          && !method.getModifiers().contains(Modifier.PRIVATE)
          && signatures.of(method, type).equals(signature)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  /** Whether {@code method} may override a method of {@code network} that returns {@code overridden}. */
  boolean fits(Method method, TypeElement network, TypeMirror overridden) {
    TypeMirror returned = method.returned();
    if (overridden.getKind() == TypeKind.ERROR) {
      // Unknown, as the generated class itself is at this time; if it stays so, the compiler says
      // it.
      return true;
    } else if (returned == null) {
      return types.isSubtype(network.asType(), overridden)
          || TypeNames.of(overridden).equals(RUNTIME);
    } else if (overridden.getKind().isPrimitive() || overridden.getKind() == TypeKind.VOID) {
      return types.isSameType(returned, overridden);
    }
    return types.isSubtype(returned, overridden);
  }

  /** The type that {@code method} of the class {@code generatedName} returns. */
  static String returned(Method method, String generatedName) {
    TypeMirror returned = method.returned();
    return returned == null ? generatedName : TypeNames.of(returned);
  }
}
