package dev.gradpoet.processor.emit.code;

import com.palantir.javapoet.ClassName;

/** The types of the Vector API that generated code uses, by name: the processor runs without it. */
public final class VectorTypes {
  private static final String VECTOR_API = "jdk.incubator.vector";

  public static final ClassName FLOAT_VECTOR = ClassName.get(VECTOR_API, "FloatVector");
  public static final ClassName INT_VECTOR = ClassName.get(VECTOR_API, "IntVector");
  public static final ClassName SPECIES = ClassName.get(VECTOR_API, "VectorSpecies");
  public static final ClassName MASK = ClassName.get(VECTOR_API, "VectorMask");
  public static final ClassName OPERATORS = ClassName.get(VECTOR_API, "VectorOperators");

  private VectorTypes() {}
}
