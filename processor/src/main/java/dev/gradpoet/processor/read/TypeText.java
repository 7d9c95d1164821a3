package dev.gradpoet.processor.read;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.NoType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Types as in source, without their annotations, which {@link TypeMirror#toString} prints: {@code java.util.List<float[]>}. */
final class TypeText extends SimpleTypeVisitor14<String, @Nullable Void> {
  private static final TypeText TEXT = new TypeText();

  private TypeText() {}

  static String of(TypeMirror type) {
    return TEXT.visit(type);
  }

  @Override
  public String visitPrimitive(PrimitiveType type, @Nullable Void p) {
    return type.getKind().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String visitNoType(NoType type, @Nullable Void p) {
    return type.getKind().name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String visitArray(ArrayType type, @Nullable Void p) {
    return of(type.getComponentType()) + "[]";
  }

  @Override
  public String visitDeclared(DeclaredType type, @Nullable Void p) {
    Element element = type.asElement();
    String name = type.getEnclosingType().getKind() == TypeKind.DECLARED
        ? of(type.getEnclosingType()) + "." + element.getSimpleName()
        : ((TypeElement) element).getQualifiedName().toString();
    List<? extends TypeMirror> arguments = type.getTypeArguments();
    return arguments.isEmpty() ? name : name + "<" + joined(arguments, ", ") + ">";
  }

  /** A type that does not exist is what the user wrote. */
  @Override
  public String visitError(ErrorType type, @Nullable Void p) {
    return type.toString();
  }

  @Override
  public String visitTypeVariable(TypeVariable type, @Nullable Void p) {
    return type.asElement().getSimpleName().toString();
  }

  @Override
  public String visitWildcard(WildcardType type, @Nullable Void p) {
    if (type.getExtendsBound() != null) {
      return "? extends " + of(type.getExtendsBound());
    }
    return type.getSuperBound() == null ? "?" : "? super " + of(type.getSuperBound());
  }

  @Override
  public String visitIntersection(IntersectionType type, @Nullable Void p) {
    return joined(type.getBounds(), " & ");
  }

  @Override
  protected String defaultAction(TypeMirror type, @Nullable Void p) {
    return type.toString();
  }

  private static String joined(List<? extends TypeMirror> types, String separator) {
    return types.stream().map(TypeText::of).collect(Collectors.joining(separator));
  }
}
