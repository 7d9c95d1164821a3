package dev.gradpoet.processor.emit.loops;

import static dev.gradpoet.processor.emit.kernel.PassParameters.T;
import static dev.gradpoet.processor.emit.kernel.PassParameters.TO;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the method that computes the loss of samples whose layers are computed. */
record LayerLoss(Program program, Names names, Helpers helpers, Samples samples) {

  // private float loss(float[] t, int to) {
  //   float loss = 0;
  //   for (int u = 0; u < OUTPUT; u++) {
  //     loss += softplus(outputZ[u]) - t[to + u] * outputZ[u];
  //   }
  //   return loss;
  // }
  /** @param units the constant for the number of outputs */
  MethodSpec method(LoopCells cells, String units) {
    String sum = names.of(program.loss().get(1).out().tensor());
    LoopWriter writer = new LoopWriter(program, cells, names, helpers);
    Expr term = program.loss().get(0).expression();
    CodeBlock terms = CodeBlock.builder()
        .beginControlFlow("for (int u = 0; u < $L; u++)", units)
        .add(writer.statement(CodeBlock.of("$N +=", sum), term))
        .endControlFlow()
        .build();
    MethodSpec.Builder method = MethodSpec.methodBuilder(names.method("loss"))
        .addJavadoc("$L.\n", Comments.inJavadoc(program).loss())
        .addModifiers(Modifier.PRIVATE)
        .returns(float.class)
        .addParameters(targets());
    return method
        .addCode(program.loss().size() > 2 ? fromSum(sum, terms, writer) : sum(terms))
        .build();
  }

  private CodeBlock sum(CodeBlock each) {
    return CodeBlock.builder()
        .addStatement("float loss = 0")
        .add(samples.each(each))
        .addStatement("return loss")
        .build();
  }

  // float expected = 0;
  // for (int u = 0; u < OUTPUT; u++) {
  //   expected += t[to + u] * logits[u];
  // }
  // return logSumExp - expected;   or, of several samples:   loss += logSumExp[b] - expected;
  private CodeBlock fromSum(String sum, CodeBlock terms, LoopWriter writer) {
    Expr value = program.loss().get(2).expression();
    CodeBlock result = CodeBlock.of(samples.isBatch() ? "loss +=" : "return");
    CodeBlock each = CodeBlock.builder()
        .addStatement("float $N = 0", sum)
        .add(terms)
        .add(writer.statement(result, value))
        .build();
    return samples.isBatch() ? sum(each) : each;
  }

  /** The parameters {@code before}, those for targets, and those for weights where samples have them. */
  List<ParameterSpec> targets(ParameterSpec... before) {
    List<ParameterSpec> data = new ArrayList<>(List.of(before));
    data.addAll(List.of(T, TO));
    data.addAll(samples.weights(program));
    return samples.with(data);
  }

  /** The loss, in a method that has these parameters. */
  CodeBlock call() {
    return CodeBlock.of("$N($L)", names.method("loss"), Samples.arguments(targets()));
  }
}
