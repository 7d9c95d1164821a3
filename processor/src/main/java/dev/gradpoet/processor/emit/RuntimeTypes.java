package dev.gradpoet.processor.emit;

import com.palantir.javapoet.ClassName;

/** The types of the runtime that generated code uses, by name: the processor does not depend on the runtime. */
final class RuntimeTypes {
  private static final String RUNTIME = "dev.gradpoet.runtime";

  static final ClassName GENERATED = ClassName.get(RUNTIME, "Generated");
  static final ClassName NEURAL_NETWORK = ClassName.get(RUNTIME, "NeuralNetwork");
  static final ClassName ARCHITECTURE = ClassName.get(RUNTIME, "Architecture");
  static final ClassName BACKEND = ClassName.get(RUNTIME, "Backend");
  static final ClassName LAYER = ClassName.get(RUNTIME, "Layer");
  static final ClassName INSPECTABLE_LAYER = ClassName.get(RUNTIME, "InspectableLayer");
  static final ClassName ACTIVATION_OBSERVER = ClassName.get(RUNTIME, "ActivationObserver");
  static final ClassName CHECKS = ClassName.get(RUNTIME, "Checks");
  static final ClassName FLOAT_MATH = ClassName.get(RUNTIME, "FloatMath");
  static final ClassName SPLIT_MIX = ClassName.get(RUNTIME, "SplitMix64");
  static final ClassName WEIGHTS = ClassName.get(RUNTIME + ".io", "Weights");
  static final ClassName INITIALIZERS = ClassName.get(RUNTIME + ".initialization", "Initializers");

  private RuntimeTypes() {}
}
