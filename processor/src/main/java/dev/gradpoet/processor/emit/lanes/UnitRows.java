package dev.gradpoet.processor.emit.lanes;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.vectors.VectorExpression;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;

/** What a layer with its units along vectors reads and writes: rows of parameters, and the values of one sample. */
record UnitRows(Names names, LaneRows rows) {

  // for (int u = 0; u < HIDDEN; u += LANES) {
  CodeBlock.Builder eachVector(Tensor weights, CodeBlock.Builder code) {
    return code.beginControlFlow("for (int u = 0; u < $N; u += LANES)", units(weights));
  }

  // for (int i = 0; i < INPUTS; i++) {
  CodeBlock.Builder eachInput(Tensor weights, CodeBlock.Builder code) {
    return code.beginControlFlow("for (int i = 0; i < $N; i++)", inputs(weights));
  }

  private String units(Tensor weights) {
    return names.width(weights.indices().get(1));
  }

  String inputs(Tensor weights) {
    return names.width(weights.indices().get(0));
  }

  // HIDDEN_WEIGHTS + i * HIDDEN + u
  /** Where a vector of weights starts. */
  CodeBlock weights(Tensor weights, String number) {
    return CodeBlock.of("$N + $L * $N + u", rows.start(weights), number, units(weights));
  }

  // HIDDEN_BIASES + u
  /** Where a vector of biases, or of the first weights, starts. */
  CodeBlock first(Tensor parameter) {
    return CodeBlock.of("$N + u", rows.start(parameter));
  }

  // x[at + i]
  /** One of the values that a layer reads. */
  CodeBlock input(Tensor in) {
    return in.role() == Role.INPUT
        ? CodeBlock.of("x[at + i]")
        : CodeBlock.of("$N[i]", rows.array(in));
  }

  /** A vector of values. */
  CodeBlock load(Tensor values) {
    return VectorExpression.load(CodeBlock.of("$N", rows.array(values)), CodeBlock.of("u"));
  }

  // hidden, u
  /** Where a vector of values is stored. */
  CodeBlock place(Tensor values) {
    return CodeBlock.of("$N, u", rows.array(values));
  }
}
