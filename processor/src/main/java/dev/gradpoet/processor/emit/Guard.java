package dev.gradpoet.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * What stands before and after each pass of the class that a user sees: checks of the arguments, and that one pass runs at a time. The
 * class with the Vector API is inside, where nothing stands.
 */
final class Guard {
  private static final String BEGIN = "begin";

  private final Names names;
  private final boolean isPublic;

  Guard(Names names, boolean isPublic) {
    this.names = names;
    this.isPublic = isPublic;
  }

  // Checks.samples("x", x.length, INPUTS, from, count);
  /** Checks that {@code array} has values of {@code width} for each of {@code count} samples. */
  CodeBlock samples(String array, String width, String from, String count) {
    return isPublic
        ? CodeBlock.builder()
            .addStatement(
                "$T.samples($S, $L.length, $L, $L, $L)",
                RuntimeTypes.CHECKS,
                array,
                array,
                width,
                from,
                count)
            .build()
        : CodeBlock.builder().build();
  }

  // Checks.distributions("t", t, OUTPUT, from, count);
  /** Checks that the targets of each sample add up to one. */
  CodeBlock distributions(String outputs) {
    return isPublic
        ? CodeBlock.builder()
            .addStatement(
                "$T.distributions($S, t, $N, from, count)", RuntimeTypes.CHECKS, "t", outputs)
            .build()
        : CodeBlock.builder().build();
  }

  // begin();
  // try {
  CodeBlock begin() {
    return isPublic
        ? CodeBlock.builder()
            .addStatement("$N()", names.method(BEGIN))
            .beginControlFlow("try")
            .build()
        : CodeBlock.builder().build();
  }

  // } finally {
  //   busy = false;
  // }
  CodeBlock end() {
    return isPublic
        ? CodeBlock.builder()
            .nextControlFlow("finally")
            .addStatement("busy = false")
            .endControlFlow()
            .build()
        : CodeBlock.builder().build();
  }

  List<FieldSpec> fields() {
    return isPublic
        ? List.of(FieldSpec.builder(boolean.class, "busy", Modifier.PRIVATE)
            .addJavadoc("Whether a pass runs: one instance serves one thread.\n")
            .build())
        : List.of();
  }

  // private void begin() {
  //   if (busy) {
  //     throw Checks.busy(ARCHITECTURE);
  //   }
  //   busy = true;
  // }
  List<MethodSpec> methods() {
    return isPublic
        ? List.of(MethodSpec.methodBuilder(names.method(BEGIN))
            .addJavadoc("Begins a pass, unless another one runs in this instance.\n")
            .addModifiers(Modifier.PRIVATE)
            .beginControlFlow("if (busy)")
            .addStatement("throw $T.busy(ARCHITECTURE)", RuntimeTypes.CHECKS)
            .endControlFlow()
            .addStatement("busy = true")
            .build())
        : List.of();
  }
}
