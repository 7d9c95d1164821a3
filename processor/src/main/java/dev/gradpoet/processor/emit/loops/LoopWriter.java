package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.Locals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.LoopGroup;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.plan.Reduce;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.scalar.Expr;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes nests as loops with constant bounds. */
final class LoopWriter {
  private final Program program;
  private final LoopCells cells;
  private final Names names;
  private final Helpers helpers;
  private @Nullable Reduce softmax;
  private Locals locals;

  LoopWriter(Program program, LoopCells cells, Names names, Helpers helpers) {
    this.program = program;
    this.cells = cells;
    this.names = names;
    this.helpers = helpers;
    this.locals = new Locals(names);
  }

  /** The loops of {@code group}. */
  CodeBlock group(LoopGroup group) {
    return group.loops().size() == 1 ? single(group) : nested(group);
  }

  private CodeBlock single(LoopGroup group) {
    locals = new Locals(names);
    CodeBlock.Builder body = CodeBlock.builder();
    for (NestForm nest : group.nests()) {
      if (nest instanceof Reduce reduce && reduce.isLogSumExp()) {
        softmax = reduce;
      } else if (nest instanceof Pointwise share && softmax != null && share.isSoftmaxOf(softmax)) {
        return softmax(softmax, share);
      } else if (nest instanceof Pointwise copy && copy.copies(Quantity.BIASES)) {
        return CodeBlock.builder()
            .addStatement(
                "$T.arraycopy(p, $L, $L, $L)",
                System.class,
                names.start(copy.operands().get(0), program),
                cells.start(nest.out()),
                cells.extent(group.loops().get(0)))
            .build();
      } else {
        body.add(statement(nest));
      }
    }
    return body.isEmpty() ? body.build() : loop(group.loops().get(0), body.build());
  }

  // float max = logits[0];
  // for (int u = 1; u < OUTPUT; u++) {
  //   max = Math.max(max, logits[u]);
  // }
  // float sum = 0;
  // for (int u = 0; u < OUTPUT; u++) {
  //   output[u] = FloatMath.exp(logits[u] - max);
  //   sum += output[u];
  // }
  // for (int u = 0; u < OUTPUT; u++) {
  //   output[u] /= sum;
  // }
  // logSumExp = max + FloatMath.log(sum);
  private CodeBlock softmax(Reduce logSumExp, Pointwise share) {
    CodeBlock logit = cells.cell(logSumExp.in());
    CodeBlock output = cells.cell(share.out());
    String extent = cells.extent(share.out().indices().get(1));
    return CodeBlock.builder()
        .add(
            "// Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.\n")
        .addStatement("float max = $L", cells.cell(logSumExp.in(), "0"))
        .beginControlFlow("for (int u = 1; u < $L; u++)", extent)
        .addStatement("max = $T.max(max, $L)", Math.class, logit)
        .endControlFlow()
        .addStatement("float sum = 0")
        .beginControlFlow("for (int u = 0; u < $L; u++)", extent)
        .addStatement("$L = $T.exp($L - max)", output, RuntimeTypes.FLOAT_MATH, logit)
        .addStatement("sum += $L", output)
        .endControlFlow()
        .beginControlFlow("for (int u = 0; u < $L; u++)", extent)
        .addStatement("$L /= sum", output)
        .endControlFlow()
        .addStatement(
            "$L = max + $T.log(sum)", cells.cell(logSumExp.out()), RuntimeTypes.FLOAT_MATH)
        .build();
  }

  /** One statement, with the locals that it needs, for a nest that computes each value by itself. */
  CodeBlock statement(NestForm nest) {
    CodeBlock out = cells.cell(nest.out());
    if (nest instanceof Reduce reduce) {
      return CodeBlock.builder()
          .addStatement("$L += $L", out, cells.cell(reduce.in()))
          .build();
    }
    Expr expression = ((Pointwise) nest).expression();
    if (nest.adds()) {
      return statement(CodeBlock.of("$L +=", out), expression);
    }
    if (isHeldBy(expression, out)) {
      return CodeBlock.builder().build();
    }
    Expr scale = scaleOf(expression, out);
    return scale == null
        ? statement(CodeBlock.of("$L =", out), expression)
        : statement(CodeBlock.of("$L *=", out), scale);
  }

  /** {@code target expression}, with the locals that the expression needs. */
  CodeBlock statement(CodeBlock target, Expr expression) {
    CodeBlock.Builder code = CodeBlock.builder();
    CodeBlock value = locals.write(helpers, expression, cells::atom, code);
    return code.addStatement("$L$W$L", target, value).build();
  }

  /** What {@code cell} is multiplied by in {@code expression} if that is a product that starts with it; else null. */
  private @Nullable Expr scaleOf(Expr expression, CodeBlock cell) {
    if (!(expression instanceof Expr.Mul product)) {
      return null;
    }
    if (isHeldBy(product.left(), cell)) {
      return product.right();
    }
    Expr rest = scaleOf(product.left(), cell);
    return rest == null ? null : new Expr.Mul(rest, product.right());
  }

  private boolean isHeldBy(Expr expression, CodeBlock cell) {
    return expression instanceof Expr.Var variable
        && cells.cell(cells.tensor(variable)).equals(cell);
  }

  private CodeBlock nested(LoopGroup group) {
    Index outer = group.loops().get(0);
    Index inner = group.loops().get(1);
    CodeBlock.Builder before = CodeBlock.builder();
    CodeBlock.Builder first = CodeBlock.builder();
    CodeBlock.Builder body = CodeBlock.builder();
    CodeBlock.Builder last = CodeBlock.builder();
    for (NestForm nest : group.nests()) {
      Contract contract = (Contract) nest;
      Tensor out = contract.out();
      CodeBlock product =
          CodeBlock.of("$L * $L", cells.cell(contract.left()), cells.cell(contract.right()));
      if (out.indices().contains(inner)) {
        if (!contract.adds()) {
          before.addStatement("$T.fill($L, 0)", Arrays.class, cells.row(out));
        }
        body.addStatement("$L += $L", cells.cell(out), product);
      } else {
        String sum = names.local("d");
        first.addStatement("float $N = 0", sum);
        body.addStatement("$N += $L", sum, product);
        last.addStatement("$L $L $N", cells.cell(out), !contract.adds() ? "=" : "+=", sum);
      }
    }
    CodeBlock turn = CodeBlock.builder()
        .add(first.build())
        .add(loop(inner, body.build()))
        .add(last.build())
        .build();
    return before.add(loop(outer, turn)).build();
  }

  private CodeBlock loop(Index index, CodeBlock body) {
    String variable = cells.loop(index);
    return CodeBlock.builder()
        .beginControlFlow(
            "for (int $L = 0; $L < $L; $L++)", variable, variable, cells.extent(index), variable)
        .add(body)
        .endControlFlow()
        .build();
  }
}
