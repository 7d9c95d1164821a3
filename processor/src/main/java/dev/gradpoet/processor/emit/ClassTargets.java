package dev.gradpoet.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.layer.Targets;
import dev.gradpoet.processor.program.Program;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes targets that are given as classes to an array. */
final class ClassTargets {
  private static final String NAME = "setTargets";

  private final Program program;
  private final Names names;
  private final Samples samples;
  private final String outputs;
  private final boolean isHinge;

  /**
   * @param samples how many the class computes at a time, or more
   * @param outputs the constant for the number of targets
   */
  ClassTargets(Program program, Names names, Samples samples, String outputs) {
    this.program = program;
    this.names = names;
    this.samples = samples;
    this.outputs = outputs;
    this.isHinge = program.lossFunction().targets() == Targets.SIGNS;
  }

  // private float[] target = NONE;
  FieldSpec field() {
    return FieldSpec.builder(float[].class, "target", Modifier.PRIVATE)
        .initializer("NONE")
        .build();
  }

  // setTargets(classes, s, n);
  /** Sets the targets of as many samples as {@code kernel} computes at a time. */
  CodeBlock set(Samples kernel) {
    String number = samples.isBatch() ? kernel.isBatch() ? ", n" : ", 1" : "";
    return CodeBlock.builder()
        .addStatement("$N(classes, s$L)", names.method(NAME), number)
        .build();
  }

  // private void setTargets(int[] classes, int s, int n) {
  //   if (target.length == 0) {
  //     target = new float[BATCH * OUTPUT];
  //   }
  //   Arrays.fill(target, 0, n * OUTPUT, 0);
  //   for (int b = 0; b < n; b++) {
  //     target[b * OUTPUT + Checks.classIndex(classes, s + b, OUTPUT)] = 1;
  //   }
  // }
  MethodSpec method() {
    MethodSpec.Builder method = MethodSpec.methodBuilder(names.method(NAME))
        .addJavadoc(
            "Writes the $L into {@link #target}.\n",
            samples.isBatch() ? "classes of the n samples from s on" : "class of sample s")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(int[].class, "classes")
        .addParameters(
            samples.with(List.of(ParameterSpec.builder(int.class, "s").build())))
        .beginControlFlow("if (target.length == 0)")
        .addStatement(
            samples.isBatch() ? "target = new float[BATCH * $N]" : "target = new float[$N]",
            outputs)
        .endControlFlow();
    if (program.outputs() > 1) {
      CodeBlock part = samples.isBatch() ? CodeBlock.of("0, n * $N, ", outputs) : CodeBlock.of("");
      method.addStatement("$T.fill(target, $L$L)", Arrays.class, part, isHinge ? -1 : 0);
    }
    return method.addCode(samples.each(setEach(samples.isBatch()))).build();
  }

  /** Sets the target of the current sample. */
  private CodeBlock setEach(boolean isBatch) {
    String sample = isBatch ? "s + b" : "s";
    if (program.outputs() > 1) {
      return CodeBlock.builder()
          .addStatement(
              "target[$L$T.classIndex(classes, $L, $N)] = 1",
              isBatch ? CodeBlock.of("b * $N + ", outputs) : "",
              RuntimeTypes.CHECKS,
              sample,
              outputs)
          .build();
    }
    CodeBlock index = CodeBlock.of("$T.classIndex(classes, $L, 2)", RuntimeTypes.CHECKS, sample);
    return CodeBlock.builder()
        .addStatement(
            "target[$L] = $L",
            isBatch ? "b" : "0",
            isHinge ? CodeBlock.of("2 * $L - 1", index) : index)
        .build();
  }
}
