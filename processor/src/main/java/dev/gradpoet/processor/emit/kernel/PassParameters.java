package dev.gradpoet.processor.emit.kernel;

import com.palantir.javapoet.ParameterSpec;

/** The parameters that passes over samples share: arrays, and where the samples start in them. */
public final class PassParameters {
  public static final ParameterSpec X =
      ParameterSpec.builder(float[].class, "x").build();
  public static final ParameterSpec AT = ParameterSpec.builder(int.class, "at").build();
  public static final ParameterSpec T =
      ParameterSpec.builder(float[].class, "t").build();
  public static final ParameterSpec WEIGHTS =
      ParameterSpec.builder(float[].class, "weights").build();
  public static final ParameterSpec TO = ParameterSpec.builder(int.class, "to").build();

  private PassParameters() {}
}
