package dev.gradpoet.processor.read;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.Dropout;
import dev.gradpoet.Initialization;
import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.DropoutModel;
import dev.gradpoet.processor.model.LayerModel;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;

/** The kinds of layers, each with its annotation and how it is read. */
public enum LayerKind {
  DENSE(Dense.class) {
    @Override
    LayerModel read(ExecutableElement method, AnnotationReader annotation) {
      Activation activation = annotation.enumValue("activation", Activation.class);
      Initialization initialization = annotation.enumValue("initialization", Initialization.class);
      return new DenseModel(
          method.getSimpleName().toString(),
          visibility(method),
          annotation.intValue("units"),
          activation,
          annotation.booleanValue("bias"),
          initialization == Initialization.DEFAULT ? suiting(activation) : initialization,
          annotation.doubleValue("initializationScale"),
          annotation.doubleValue("slope"),
          annotation.doubleValue("alpha"),
          annotation.doubleValue("l1"),
          annotation.doubleValue("l2"));
    }
  },

  DROPOUT(Dropout.class) {
    @Override
    LayerModel read(ExecutableElement method, AnnotationReader annotation) {
      return new DropoutModel(
          method.getSimpleName().toString(), visibility(method), annotation.doubleValue("rate"));
    }
  };

  private final Class<? extends Annotation> annotation;

  LayerKind(Class<? extends Annotation> annotation) {
    this.annotation = annotation;
  }

  public Class<? extends Annotation> annotation() {
    return annotation;
  }

  abstract LayerModel read(ExecutableElement method, AnnotationReader annotation);

  /** The layer annotations of {@code element}, in source order. */
  static List<AnnotationReader> annotations(Element element, Elements elements) {
    List<AnnotationReader> annotations = new ArrayList<>();
    for (AnnotationReader annotation : AnnotationReader.all(element, elements)) {
      if (of(annotation).isPresent()) {
        annotations.add(annotation);
      }
    }
    return annotations;
  }

  /** The kind of layer that {@code annotation} declares. */
  static Optional<LayerKind> of(AnnotationReader annotation) {
    for (LayerKind kind : values()) {
      if (annotation.is(kind.annotation)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** What {@link Initialization#DEFAULT} stands for. */
  private static Initialization suiting(Activation activation) {
    return activation == Activation.SELU
        ? Initialization.LECUN_NORMAL
        : Initialization.GLOROT_UNIFORM;
  }

  private static String visibility(ExecutableElement method) {
    if (TypeNames.declaring(method).getKind().isInterface()) {
      return "public";
    }
    return method.getModifiers().stream()
        .filter(modifier -> modifier == Modifier.PUBLIC || modifier == Modifier.PROTECTED)
        .map(Modifier::toString)
        .collect(Collectors.joining());
  }
}
