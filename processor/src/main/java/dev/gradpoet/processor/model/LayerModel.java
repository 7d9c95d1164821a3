package dev.gradpoet.processor.model;

/** A declared layer; its name is that of the annotated method. */
public sealed interface LayerModel permits DenseModel, DropoutModel {

  String name();

  /** The visibility of the accessor that the generated class must implement: {@code public}, {@code protected} or empty. */
  String visibility();
}
