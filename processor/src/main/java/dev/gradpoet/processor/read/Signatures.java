package dev.gradpoet.processor.read;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Signatures of methods as texts, by erasure: equal where one method would override the other. */
final class Signatures {

  private final Types types;

  Signatures(Types types) {
    this.types = types;
  }

  /** The signature of {@code method} as a member of {@code type}, as {@code predict(float[],int,int,float[])}. */
  String of(ExecutableElement method, TypeElement type) {
    ExecutableType member = (ExecutableType) types.asMemberOf((DeclaredType) type.asType(), method);
    List<String> parameters = new ArrayList<>();
    for (TypeMirror parameter : member.getParameterTypes()) {
      parameters.add(TypeText.of(types.erasure(parameter)));
    }
    return method.getSimpleName() + "(" + String.join(",", parameters) + ")";
  }
}
