package dev.gradpoet.processor.scalar;

/** A named function of one real argument. */
public interface Function {

  /** The name, in lower camel case, as {@code exp} or {@code sigmoid}. */
  String name();
}
