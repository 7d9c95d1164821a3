package dev.gradpoet.processor.emit;

import com.palantir.javapoet.ParameterSpec;

/** The parameters that passes over samples share: arrays, and where the samples start in them. */
final class PassParameters {
  static final ParameterSpec X = ParameterSpec.builder(float[].class, "x").build();
  static final ParameterSpec AT = ParameterSpec.builder(int.class, "at").build();
  static final ParameterSpec T = ParameterSpec.builder(float[].class, "t").build();
  static final ParameterSpec WEIGHTS =
      ParameterSpec.builder(float[].class, "weights").build();
  static final ParameterSpec TO = ParameterSpec.builder(int.class, "to").build();

  private PassParameters() {}
}
