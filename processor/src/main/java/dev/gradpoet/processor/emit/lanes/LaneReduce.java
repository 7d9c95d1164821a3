package dev.gradpoet.processor.emit.lanes;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.VectorTypes;
import dev.gradpoet.processor.emit.vectors.VectorExpression;
import dev.gradpoet.processor.emit.vectors.VectorFunctions;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.plan.Reduce;
import dev.gradpoet.processor.scalar.Functions;

/** Writes sums with samples side by side: over the values of each sample, over the samples, and of exponentials. */
final class LaneReduce {
  private final Names names;
  private final LaneRows rows;
  private final VectorFunctions functions;

  LaneReduce(Names names, LaneRows rows, VectorFunctions functions) {
    this.names = names;
    this.rows = rows;
    this.functions = functions;
  }

  /** The loops of a sum. */
  CodeBlock sum(Reduce nest) {
    return nest.out().isParameter() ? overSamples(nest) : overValues(nest);
  }

  // for (int u = 0; u < HIDDEN; u++) {
  //   final int at = (HIDDEN_BIASES + u) * LANES;
  //   FloatVector g = FloatVector.fromArray(SPECIES, sums, at);
  //   for (int b = 0; b < stride; b += LANES) {
  //     g = FloatVector.fromArray(SPECIES, deltaHidden, u * stride + b).add(g);
  //   }
  //   g.intoArray(sums, at);
  // }
  private CodeBlock overSamples(Reduce nest) {
    CodeBlock sums = CodeBlock.of("$N", names.local("sums"));
    return CodeBlock.builder()
        .beginControlFlow(
            "for (int u = 0; u < $N; u++)", names.width(nest.out().indices().get(0)))
        .addStatement("final int at = ($N + u) * LANES", rows.start(nest.out()))
        .addStatement(
            "$T g = $L", VectorTypes.FLOAT_VECTOR, VectorExpression.load(sums, CodeBlock.of("at")))
        .beginControlFlow("for (int b = 0; b < stride; b += LANES)")
        .addStatement("g = $L.add(g)", rowOf(rows.array(nest.in())))
        .endControlFlow()
        .addStatement("g.intoArray($L, at)", sums)
        .endControlFlow()
        .build();
  }

  private static CodeBlock rowOf(String array) {
    return VectorExpression.load(CodeBlock.of("$N", array), CodeBlock.of("u * stride + b"));
  }

  private static CodeBlock firstRowOf(String array) {
    return VectorExpression.load(CodeBlock.of("$N", array), CodeBlock.of("b"));
  }

  // for (int b = 0; b < stride; b += LANES) {
  //   FloatVector sum = FloatVector.fromArray(SPECIES, terms, b);
  //   for (int u = 1; u < OUTPUT; u++) {
  //     sum = FloatVector.fromArray(SPECIES, terms, u * stride + b).add(sum);
  //   }
  //   sum.intoArray(losses, b);
  // }
  private CodeBlock overValues(Reduce nest) {
    String out = rows.array(nest.out());
    CodeBlock.Builder code = beginSum("sum", "add", rows.array(nest.in()), units(nest));
    if (nest.adds()) {
      code.addStatement("$L.add(sum).intoArray($N, b)", firstRowOf(out), out);
    } else {
      code.addStatement("sum.intoArray($N, b)", out);
    }
    return code.endControlFlow().build();
  }

  private static Index units(Reduce nest) {
    return nest.in().indices().get(1);
  }

  /** Combines the rows of {@code array} in a local; the loop over the samples stays open. */
  private CodeBlock.Builder beginSum(String local, String operation, String array, Index units) {
    CodeBlock.Builder code = CodeBlock.builder()
        .beginControlFlow("for (int b = 0; b < stride; b += LANES)")
        .addStatement("$T $L = $L", VectorTypes.FLOAT_VECTOR, local, firstRowOf(array));
    if (units.extent() > 1) {
      code.beginControlFlow("for (int u = 1; u < $N; u++)", names.width(units))
          .addStatement("$L = $L.$L($L)", local, rowOf(array), operation, local)
          .endControlFlow();
    }
    return code;
  }

  // // Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.
  // for (int b = 0; b < stride; b += LANES) {
  //   FloatVector max = …
  //   for (int u = 0; u < OUTPUT; u++) {
  //     FloatVector.fromArray(SPECIES, logits, u * stride + b).sub(max).intoArray(output, u *
  // stride + b);
  //   }
  //   max.intoArray(maxRow, b);
  // }
  // exp(output, output, OUTPUT * stride);
  // for (int b = 0; b < stride; b += LANES) {
  //   FloatVector sum = …
  //   for (int u = 0; u < OUTPUT; u++) {
  //     FloatVector.fromArray(SPECIES, output, u * stride + b).div(sum).intoArray(output, u *
  // stride + b);
  //   }
  //   sum.intoArray(sumRow, b);
  // }
  /** Softmax; leaves what {@link #logSumExp} needs. */
  CodeBlock softmax(Reduce nest, Pointwise share) {
    String logits = rows.array(nest.in());
    String output = rows.array(share.out());
    CodeBlock.Builder code = CodeBlock.builder()
        .add(
            "// Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.\n")
        .add(beginSum("max", "max", logits, units(nest)).build());
    each(units(nest), logits, "sub(max)", output, code);
    code.addStatement("max.intoArray($N, b)", rows.row("maxima"))
        .endControlFlow()
        .add(functions.apply(Functions.EXP, output, output, rows.used(share.out())))
        .add(beginSum("sum", "add", output, units(nest)).build());
    each(units(nest), output, "div(sum)", output, code);
    return code.addStatement("sum.intoArray($N, b)", rows.row("expSums"))
        .endControlFlow()
        .build();
  }

  private void each(Index units, String from, String operation, String to, CodeBlock.Builder code) {
    code.beginControlFlow("for (int u = 0; u < $N; u++)", names.width(units))
        .addStatement("$L$Z.$L$Z.intoArray($N, u * stride + b)", rowOf(from), operation, to)
        .endControlFlow();
  }

  // log(expSums, logSumExp, stride);
  // for (int b = 0; b < stride; b += LANES) {
  //   FloatVector.fromArray(SPECIES, maxima, b)
  //       .add(FloatVector.fromArray(SPECIES, logSumExp, b))
  //       .intoArray(logSumExp, b);
  // }
  /** The logarithm of the sum that softmax divides by: only a loss needs it. */
  CodeBlock logSumExp(Reduce nest) {
    String out = rows.array(nest.out());
    return CodeBlock.builder()
        .add(functions.apply(Functions.LOG, rows.row("expSums"), out, CodeBlock.of("stride")))
        .beginControlFlow("for (int b = 0; b < stride; b += LANES)")
        .addStatement(
            "$L$Z.add($L)$Z.intoArray($N, b)", firstRowOf(rows.row("maxima")), firstRowOf(out), out)
        .endControlFlow()
        .build();
  }
}
