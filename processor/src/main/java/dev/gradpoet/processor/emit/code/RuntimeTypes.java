package dev.gradpoet.processor.emit.code;

import com.palantir.javapoet.ClassName;

/** The types of the runtime that generated code uses, by name: the processor does not depend on the runtime. */
public final class RuntimeTypes {
  private static final String RUNTIME = "dev.gradpoet.runtime";

  public static final ClassName GENERATED = ClassName.get(RUNTIME, "Generated");
  public static final ClassName NEURAL_NETWORK = ClassName.get(RUNTIME, "NeuralNetwork");
  public static final ClassName ARCHITECTURE = ClassName.get(RUNTIME, "Architecture");
  public static final ClassName ARCHITECTURE_BUILDER =
      ClassName.get(RUNTIME, "ArchitectureBuilder");
  public static final ClassName PARAMETER_ROLE = ClassName.get(RUNTIME, "ParameterRole");
  public static final ClassName BACKEND = ClassName.get(RUNTIME, "Backend");
  public static final ClassName LAYER = ClassName.get(RUNTIME, "Layer");
  public static final ClassName INSPECTABLE_LAYER = ClassName.get(RUNTIME, "InspectableLayer");
  public static final ClassName ACTIVATION_OBSERVER = ClassName.get(RUNTIME, "ActivationObserver");
  public static final ClassName CHECKS = ClassName.get(RUNTIME, "Checks");
  public static final ClassName FLOAT_MATH = ClassName.get(RUNTIME, "FloatMath");
  public static final ClassName SPLIT_MIX = ClassName.get(RUNTIME, "SplitMix64");
  public static final ClassName MATRIX_PRODUCT =
      ClassName.get(RUNTIME + ".matrix", "MatrixProduct");
  public static final ClassName VECTOR_WARM_UP = ClassName.get(RUNTIME + ".matrix", "VectorWarmUp");
  public static final ClassName WEIGHTS = ClassName.get(RUNTIME + ".io", "Weights");
  public static final ClassName INITIALIZERS =
      ClassName.get(RUNTIME + ".initialization", "Initializers");

  private RuntimeTypes() {}
}
