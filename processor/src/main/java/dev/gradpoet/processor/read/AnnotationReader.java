package dev.gradpoet.processor.read;

import dev.gradpoet.processor.model.Options;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads the values of an annotation by name: of ours, which are numbers, booleans and enum constants, and of those of {@code java.lang}. */
final class AnnotationReader {

  private final AnnotationMirror mirror;
  private final Map<String, Object> values = new HashMap<>();
  private final boolean resolved;

  private AnnotationReader(AnnotationMirror mirror, Elements elements) {
    this.mirror = mirror;
    for (var value : elements.getElementValuesWithDefaults(mirror).entrySet()) {
      values.put(value.getKey().getSimpleName().toString(), value.getValue().getValue());
    }
    boolean resolved = true;
    for (Element option :
        ElementFilter.methodsIn(mirror.getAnnotationType().asElement().getEnclosedElements())) {
      resolved &= isResolved(values.get(option.getSimpleName().toString()));
    }
    this.resolved = resolved;
  }

  /** The annotations of {@code element} that the compiler knows, in source order. */
  static List<AnnotationReader> all(Element element, Elements elements) {
    List<AnnotationReader> annotations = new ArrayList<>();
    for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
      if (mirror.getAnnotationType().getKind() != TypeKind.ERROR) {
        annotations.add(new AnnotationReader(mirror, elements));
      }
    }
    return annotations;
  }

  /** The annotation of that type on {@code element}. */
  static Optional<AnnotationReader> find(
      Element element, Class<? extends Annotation> type, Elements elements) {
    for (AnnotationReader annotation : all(element, elements)) {
      if (annotation.is(type)) {
        return Optional.of(annotation);
      }
    }
    return Optional.empty();
  }

  boolean is(Class<? extends Annotation> type) {
    return ((TypeElement) mirror.getAnnotationType().asElement())
        .getQualifiedName()
        .contentEquals(type.getName());
  }

  AnnotationMirror mirror() {
    return mirror;
  }

  String simpleName() {
    return mirror.getAnnotationType().asElement().getSimpleName().toString();
  }

  /** Whether every value is known. A value is missing or stands as a text where the compiler could not resolve it. */
  boolean isResolved() {
    return resolved;
  }

  /** All values of our annotation {@code type}: numbers, booleans, enum constants and lists of whole numbers. */
  Options options(Class<? extends Annotation> type) {
    Map<String, Object> options = new HashMap<>();
    for (Method option : type.getDeclaredMethods()) {
      options.put(option.getName(), option(value(option.getName()), option.getReturnType()));
    }
    return new Options(options);
  }

  private static Object option(Object value, Class<?> type) {
    if (value instanceof List<?> array) {
      List<Object> elements = new ArrayList<>();
      for (Object element : array) {
        elements.add(((AnnotationValue) element).getValue());
      }
      return elements;
    }
    return value instanceof VariableElement constant
        ? constant(type, constant.getSimpleName().toString())
        : value;
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(type + " has no " + name);
  }

  /** Whole numbers, one after another. */
  List<Integer> intValues(String name) {
    List<Integer> values = new ArrayList<>();
    for (Object element : (List<?>) value(name)) {
      values.add((Integer) ((AnnotationValue) element).getValue());
    }
    return values;
  }

  double doubleValue(String name) {
    return ((Number) value(name)).doubleValue();
  }

  boolean booleanValue(String name) {
    return (Boolean) value(name);
  }

  <E extends Enum<E>> E enumValue(String name, Class<E> type) {
    return Enum.valueOf(type, ((VariableElement) value(name)).getSimpleName().toString());
  }

  /** A text, empty where the compiler could not resolve it. */
  String text(String name) {
    return values.get(name) instanceof String text ? text : "";
  }

  /** The texts of an array that the compiler could resolve. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    if (values.get(name) instanceof List<?> array) {
      for (Object each : array) {
        if (each instanceof AnnotationValue value && value.getValue() instanceof String text) {
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /** Whether a boolean is true, not so where the compiler could not resolve it. */
  boolean isTrue(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  private Object value(String name) {
    return Objects.requireNonNull(values.get(name), name);
  }

  private static boolean isResolved(@Nullable Object value) {
    if (value instanceof List<?> array) {
      for (Object element : array) {
        if (!isResolved(((AnnotationValue) element).getValue())) {
          return false;
        }
      }
      return true;
    }
    return value instanceof Number || value instanceof Boolean || value instanceof VariableElement;
  }
}
