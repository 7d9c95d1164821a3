package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.JavaExpression.Java;
import dev.gradpoet.processor.emit.code.Locals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.IndexForm;
import dev.gradpoet.processor.nest.Loop;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.plan.LoopOrder;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes any part as loops over one sample: the form of last resort, which knows all that a nest can say. The loops run in the order of
 * the largest tensor, so that the innermost one reads and writes values that lie side by side.
 */
final class GeneralLoops {
  private final Plan plan;
  private final Names names;
  private final Helpers helpers;
  private final Samples samples;

  GeneralLoops(Plan plan, Names names, Helpers helpers, Samples samples) {
    this.plan = plan;
    this.names = names;
    this.helpers = helpers;
    this.samples = samples;
  }

  /** The loops of {@code part}, for the current sample. */
  CodeBlock write(Part part) {
    return write(part, new PlaceCells(plan, names, samples));
  }

  private CodeBlock write(Part part, PlaceCells cells) {
    if (part instanceof Nest nest) {
      return new Writing(nest, cells.inside()).write();
    }
    Loop loop = (Loop) part;
    CodeBlock.Builder code = CodeBlock.builder().add(cells.begin(loop.over(), loop.backwards()));
    for (Part inner : loop.parts()) {
      code.add(write(inner, cells));
    }
    return code.endControlFlow().build();
  }

  /** One nest on its way. */
  private final class Writing {
    private final Nest nest;
    private final PlaceCells cells;
    private final CodeBlock.Builder code = CodeBlock.builder();

    Writing(Nest nest, PlaceCells cells) {
      this.nest = nest;
      this.cells = cells;
    }

    CodeBlock write() {
      String equation =
          PlainText.of(IndexForm.ofSample(nest, plan.program().valueOf(nest), cells::variable));
      Comments.lines(equation).forEach(line -> code.add("// $L\n", line));
      switch (nest.combine()) {
        case SET -> set();
        case SUM -> sum();
        case MAX, ARG_MAX -> largest();
        case LOG_SUM_EXP -> logSumExp();
      }
      return code.build();
    }

    // for (int row = 0; row < EDGES_HEIGHT; row++) {
    //   …
    //     edges[b][…] = Math.max(edges[b][…], 0);
    // }
    private void set() {
      if (nest.body() instanceof Expr.Const && nest.out().isIdentity() && !nest.adds()) {
        code.add(cells.fill(nest.out().tensor(), nest.body()));
        return;
      }
      List<Index> order = LoopOrder.of(nest, false);
      int open = open(order, 0, order.size());
      assign(nest.adds() ? "+=" : "=", value());
      close(open);
    }

    // Arrays.fill(edges[b], 0);
    // for (int row = 0; row < EDGES_HEIGHT; row++) {
    //   …
    //         for (int u = 0; u < EDGES_CHANNELS; u++) {
    //           edges[b][(row * EDGES_WIDTH + col) * EDGES_CHANNELS + u] += …;
    // }
    private void sum() {
      List<Index> order = LoopOrder.of(nest, true);
      int inner = order.size();
      while (inner > 0 && !nest.out().indices().contains(order.get(inner - 1))) {
        inner--;
      }
      boolean isWhole = nest.out().indices().containsAll(order.subList(0, inner));
      boolean starts = !nest.adds() && !(isWhole && nest.out().isPlain());
      if (starts) {
        code.add(cells.fill(nest.out().tensor(), new Expr.Const(0)));
      }
      int open = open(order, 0, inner);
      if (inner == order.size()) {
        assign(nest.adds() || starts ? "+=" : "=", value());
      } else {
        String sum = names.local("d");
        code.addStatement("float $N = 0", sum);
        int within = open(order, inner, order.size());
        code.addStatement("$N +=$W$L", sum, value());
        close(within);
        assign(nest.adds() || starts ? "+=" : "=", CodeBlock.of("$N", sum));
      }
      close(open);
    }

    // float max = Float.NEGATIVE_INFINITY;
    // int k = 0;
    // for (…) {
    //   if (hidden[b][…] > max) {
    //     max = hidden[b][…];
    //     k = …;
    //   }
    // }
    private void largest() {
      List<Index> order = LoopOrder.combinedLast(nest);
      int inner = order.size() - combined().size();
      boolean finds = nest.combine() == Combine.ARG_MAX;
      Access read = nest.reads().get(0);
      int open = open(order, 0, inner);
      code.addStatement("float max = $T.NEGATIVE_INFINITY", Float.class);
      if (finds) {
        code.addStatement("int k = 0");
      }
      int within = open(order, inner, order.size());
      CodeBlock cell = cells.cell(read);
      if (finds) {
        code.beginControlFlow("if ($L > max)", cell)
            .addStatement("max = $L", cell)
            .addStatement("k = $L", cells.position(read))
            .endControlFlow();
      } else {
        code.addStatement("max = $T.max(max, $L)", Math.class, cell);
      }
      close(within);
      assign(nest.adds() ? "+=" : "=", CodeBlock.of(finds ? "k" : "max"));
      close(open);
    }

    // float max = Float.NEGATIVE_INFINITY;
    // for (…) {
    //   max = Math.max(max, …);
    // }
    // float sum = 0;
    // for (…) {
    //   sum += FloatMath.exp(… - max);
    // }
    private void logSumExp() {
      List<Index> order = LoopOrder.combinedLast(nest);
      int inner = order.size() - combined().size();
      int open = open(order, 0, inner);
      code.add("// Subtracting the maximum keeps exp from overflowing.\n")
          .addStatement("float max = $T.NEGATIVE_INFINITY", Float.class);
      int within = open(order, inner, order.size());
      code.addStatement("max = $T.max(max, $L)", Math.class, value());
      close(within);
      code.addStatement("float sum = 0");
      within = open(order, inner, order.size());
      code.addStatement(
          "sum += $T.exp($L - max)",
          RuntimeTypes.FLOAT_MATH,
          new Locals(names).writeTerm(helpers, nest.body(), this::atom, code));
      close(within);
      assign(nest.adds() ? "+=" : "=", CodeBlock.of("max + $T.log(sum)", RuntimeTypes.FLOAT_MATH));
      close(open);
    }

    private List<Index> combined() {
      List<Index> combined = new ArrayList<>(nest.combined());
      combined.remove(Index.BATCH);
      return combined;
    }

    /** Opens the loops from one to another, with the guards that can stand there; returns how many blocks that are. */
    private int open(List<Index> order, int from, int to) {
      for (Index index : order.subList(from, to)) {
        code.add(cells.begin(index, false));
        code.add(cells.guards(nest, index));
      }
      if (from == 0 && to == 0) {
        code.add(cells.guards(nest, Index.BATCH));
      }
      return to - from;
    }

    private void close(int blocks) {
      for (int k = 0; k < blocks; k++) {
        code.endControlFlow();
      }
    }

    private void assign(String operator, CodeBlock value) {
      code.addStatement("$L $L$W$L", cells.cell(nest.out()), operator, value);
    }

    private CodeBlock value() {
      return new Locals(names).write(helpers, nest.body(), this::atom, code);
    }

    private @Nullable Java atom(Expr expression) {
      for (int k = 0; k < nest.reads().size(); k++) {
        if (expression.equals(Nest.slot(k))) {
          return cells.read(nest, nest.reads().get(k));
        }
      }
      return null;
    }
  }
}
