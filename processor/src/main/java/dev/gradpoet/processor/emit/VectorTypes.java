package dev.gradpoet.processor.emit;

import com.palantir.javapoet.ClassName;

/** The types of the Vector API that generated code uses, by name: the processor runs without it. */
final class VectorTypes {
  private static final String VECTOR_API = "jdk.incubator.vector";

  static final ClassName FLOAT_VECTOR = ClassName.get(VECTOR_API, "FloatVector");
  static final ClassName INT_VECTOR = ClassName.get(VECTOR_API, "IntVector");
  static final ClassName SPECIES = ClassName.get(VECTOR_API, "VectorSpecies");
  static final ClassName MASK = ClassName.get(VECTOR_API, "VectorMask");
  static final ClassName OPERATORS = ClassName.get(VECTOR_API, "VectorOperators");

  private VectorTypes() {}
}
