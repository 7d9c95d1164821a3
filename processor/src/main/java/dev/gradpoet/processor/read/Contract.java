package dev.gradpoet.processor.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

  private final Types types;
  private final Map<String, Method> generated = new LinkedHashMap<>();
  private final Map<String, ExecutableElement> ofObject = new LinkedHashMap<>();

  Contract(Elements elements, Types types, Signatures signatures) {
    this.types = types;
    TypeElement runtime = elements.getTypeElement(RUNTIME);
    if (runtime != null) {
      for (ExecutableElement method : ElementFilter.methodsIn(runtime.getEnclosedElements())) {
        boolean returnsNetwork = types.isSameType(method.getReturnType(), runtime.asType());
        generated.put(
            signatures.of(method, runtime),
            new Method(returnsNetwork ? null : method.getReturnType(), false, method.isVarArgs()));
      }
    }
    generated.put("create(long)", new Method(null, true, false));
    generated.put("pretrained()", new Method(null, true, false));
    TypeElement object = elements.getTypeElement(OBJECT);
    for (ExecutableElement method : ElementFilter.methodsIn(object.getEnclosedElements())) {
      if (!method.getModifiers().contains(Modifier.PRIVATE)) {
        ofObject.put(signatures.of(method, object), method);
      }
    }
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
    return Optional.ofNullable(generated.get(signature));
  }

  /** Whether {@code Object} has a public method with that signature. */
  boolean isPublicOfObject(String signature) {
    ExecutableElement method = ofObject.get(signature);
    return method != null && method.getModifiers().contains(Modifier.PUBLIC);
  }

  /** Whose method it is, in words, if a method with that signature exists in every generated class. */
  Optional<String> ownerOf(String signature) {
    if (generated.containsKey(signature)) {
      return Optional.of("the generated class");
    }
    return ofObject.containsKey(signature) ? Optional.of("Object") : Optional.empty();
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
