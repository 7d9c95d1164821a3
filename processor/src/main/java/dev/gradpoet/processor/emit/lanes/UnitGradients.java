package dev.gradpoet.processor.emit.lanes;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.VectorTypes;
import dev.gradpoet.processor.emit.vectors.VectorCalls;
import dev.gradpoet.processor.emit.vectors.VectorExpression;
import dev.gradpoet.processor.emit.vectors.VectorLocals;
import dev.gradpoet.processor.emit.vectors.VectorRows;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.Lanes;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.plan.Reduce;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.scalar.Expr;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/** Writes δ of a layer whose units lie along vectors, and the gradient of its parameters, for one sample. */
final class UnitGradients {
  private final Names names;
  private final UnitRows rows;
  private final VectorCalls vectors;
  private final String delta;
  private final String full;
  private final String next;
  private final String number;
  private boolean needsNumbers;

  UnitGradients(Names names, UnitRows rows, VectorCalls vectors) {
    this.names = names;
    this.rows = rows;
    this.vectors = vectors;
    this.delta = "delta";
    this.full = names.local("full");
    this.next = names.local("next");
    this.number = names.local("number");
  }

  // final float[] g = gradient();
  // for (int u = 0; u < HIDDEN; u += LANES) {
  //   final FloatVector delta = …;
  //   for (int i = 0; i < INPUTS; i++) {
  //     final int row = HIDDEN_WEIGHTS + i * HIDDEN + u;
  //     delta.fma(delta.broadcast(x[at + i]), FloatVector.fromArray(SPECIES, g, row)).intoArray(g,
  // row);
  //   }
  //   …
  // }
  CodeBlock write(Step step) {
    Pointwise last = only(Pointwise.class, step, false).orElseThrow();
    Contract products = only(Contract.class, step, true).orElseThrow();
    Tensor biases = only(Reduce.class, step, true).orElseThrow().out().original();
    Tensor weights = products.out().original();
    CodeBlock in = rows.input(products.left().isGradient() ? products.right() : products.left());
    boolean overlap = last.out().size(1) % Lanes.MOST != 0;
    CodeBlock.Builder body = CodeBlock.builder().addStatement("final float[] g = gradient()");
    rows.eachVector(weights, body);
    delta(last, body);
    if (only(Contract.class, step, false).isPresent()) {
      body.addStatement("$N.intoArray($L)", delta, rows.place(last.out()));
    }
    if (overlap) {
      addToOverlappingRows(weights, in, body);
    } else {
      addToRows(weights, in, biases, body);
    }
    return body.endControlFlow().build();
  }

  private static <N extends NestForm> Optional<N> only(
      Class<N> type, Step step, boolean isParameter) {
    List<N> all = NestForm.of(step).stream()
        .filter(type::isInstance)
        .map(type::cast)
        .filter(nest -> nest.out().isParameter() == isParameter)
        .toList();
    if (all.size() > 1) {
      throw new IllegalArgumentException("more than one: " + all);
    }
    return all.stream().findFirst();
  }

  // final FloatVector number = FloatVector.fromArray(SPECIES, NUMBERS, 0);
  // final FloatVector full = …;
  // final FloatVector delta = number.broadcast(0f)
  //     .blend(full, number.compare(VectorOperators.LT, (float) HIDDEN - u));
  /** δ, and zero beyond the last unit. */
  private void delta(Pointwise nest, CodeBlock.Builder code) {
    Map<Expr, VectorLocals.Read> reads = new HashMap<>();
    for (int r = 0; r < nest.operands().size(); r++) {
      Tensor operand = nest.operands().get(r);
      reads.put(
          nest.variable(r), new VectorLocals.Read(VectorRows.letter(operand), rows.load(operand)));
    }
    CodeBlock value = vectors.write(nest.expression(), reads, code);
    if (nest.out().size(1) % Lanes.MOST == 0) {
      code.addStatement("final $T $N =$W$L", VectorTypes.FLOAT_VECTOR, delta, value);
      return;
    }
    needsNumbers = true;
    code.addStatement(
            "final $T $N = $L",
            VectorTypes.FLOAT_VECTOR,
            number,
            VectorExpression.load(CodeBlock.of("NUMBERS"), CodeBlock.of("0")))
        .addStatement("final $T $N =$W$L", VectorTypes.FLOAT_VECTOR, full, value)
        .addStatement(
            "final $T $N = $N.broadcast(0f)$Z.blend($N,$>$>$W$N.compare($T.LT, (float) $N - u)$<$<)",
            VectorTypes.FLOAT_VECTOR,
            delta,
            number,
            full,
            number,
            VectorTypes.OPERATORS,
            names.width(nest.out().indices().get(1)));
  }

  private void addToRows(Tensor weights, CodeBlock in, Tensor biases, CodeBlock.Builder code) {
    rows.eachInput(weights, code)
        .addStatement("final int row = $L", rows.weights(weights, "i"))
        .addStatement(
            "$N.fma($N.broadcast($L), $L)$Z.intoArray(g, row)",
            delta,
            delta,
            in,
            gradient(CodeBlock.of("row")))
        .endControlFlow();
    CodeBlock at = rows.first(biases);
    code.addStatement("$L$Z.add($N)$Z.intoArray(g, $L)", gradient(at), delta, at);
  }

  // FloatVector next = FloatVector.fromArray(SPECIES, g, HIDDEN_WEIGHTS + u);
  // for (int i = 0; i < INPUTS; i++) {
  //   final FloatVector row = next;
  //   next = FloatVector.fromArray(SPECIES, g, HIDDEN_WEIGHTS + (i + 1) * HIDDEN + u);
  //   delta.fma(delta.broadcast(x[at + i]), row).intoArray(g, HIDDEN_WEIGHTS + i * HIDDEN + u);
  // }
  // delta.add(next).intoArray(g, HIDDEN_WEIGHTS + INPUTS * HIDDEN + u);
  /** The same where vectors go beyond a row: one that is read where another was just stored in part would have to wait. */
  private void addToOverlappingRows(Tensor weights, CodeBlock in, CodeBlock.Builder code) {
    code.add("// The end of a vector is the next row: that is read before, and written after it.\n")
        .addStatement("$T $N = $L", VectorTypes.FLOAT_VECTOR, next, gradient(rows.first(weights)));
    rows.eachInput(weights, code)
        .addStatement("final $T row = $N", VectorTypes.FLOAT_VECTOR, next)
        .addStatement("$N = $L", next, gradient(rows.weights(weights, "(i + 1)")))
        .addStatement(
            "$N.fma($N.broadcast($L), row)$Z.intoArray(g, $L)",
            delta,
            delta,
            in,
            rows.weights(weights, "i"))
        .endControlFlow()
        .addStatement(
            "$N.add($N)$Z.intoArray(g, $L)",
            delta,
            next,
            rows.weights(weights, rows.inputs(weights)));
  }

  private static CodeBlock gradient(CodeBlock at) {
    return VectorExpression.load(CodeBlock.of("g"), at);
  }

  /** The numbers of the lanes, if they are needed. */
  List<FieldSpec> fields() {
    FieldSpec numbers = FieldSpec.builder(
            float[].class, "NUMBERS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc("The number of each lane, which tells those beyond the last unit.\n")
        .initializer(
            "{$L}",
            IntStream.range(0, Lanes.MOST)
                .mapToObj(lane -> CodeBlock.of("$L", lane))
                .collect(CodeBlock.joining(", ")))
        .build();
    return needsNumbers ? List.of(numbers) : List.of();
  }
}
