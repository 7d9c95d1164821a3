package dev.gradpoet.processor.emit.code;

import com.palantir.javapoet.ClassName;
import dev.gradpoet.processor.declared.DeclaredType;

/** Makes JavaPoet's names. */
public final class ClassNames {
  private ClassNames() {}

  /** The annotated type. */
  public static ClassName of(DeclaredType type) {
    ClassName name = ClassName.get(type.packageName(), type.simpleNames().get(0));
    for (String nested : type.simpleNames().subList(1, type.simpleNames().size())) {
      name = name.nestedClass(nested);
    }
    return name;
  }
}
