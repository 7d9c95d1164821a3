package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.code.Locals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.Local;
import dev.gradpoet.processor.emit.statement.Operand;
import dev.gradpoet.processor.emit.statement.Scope;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Comment;
import dev.gradpoet.processor.emit.statement.Statement.For;
import dev.gradpoet.processor.emit.statement.Statement.If;
import dev.gradpoet.processor.emit.statement.Statement.Let;
import dev.gradpoet.processor.emit.statement.Statement.Operator;
import dev.gradpoet.processor.emit.statement.Statement.Store;
import dev.gradpoet.processor.emit.statement.Value;
import dev.gradpoet.processor.emit.statement.Value.Formula;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.IndexForm;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.LoopOrder;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Functions;
import dev.gradpoet.processor.scalar.Simplifier;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes one nest as loops over one sample, in a block. */
final class NestLoops {
  private static final Expr.Var MAX = new Expr.Var("max");
  private static final Expr.Var SUM = new Expr.Var("sum");

  private final Program program;
  private final Names names;
  private final PlaceCells cells;
  private final Limits limits;
  private final Nest nest;
  private final Block start;
  private final Access out;

  /** What counts for nothing where it is outside. */
  private final List<Access> absorbing = new ArrayList<>();

  NestLoops(Program program, Names names, PlaceCells cells, Nest nest, Block start) {
    this.program = program;
    this.names = names;
    this.cells = cells;
    this.limits = new Limits(cells);
    this.nest = nest;
    this.start = start;
    this.out = nest.out();
    Tensor tensor = out.tensor();
    boolean addsUp = tensor.isParameter() || tensor.isGradient();
    if (nest.combined().contains(Index.BATCH) && !addsUp) {
      throw new IllegalArgumentException(
          "samples are computed apart, but a value combines several: " + nest);
    }
    for (int k = 0; k < nest.reads().size(); k++) {
      if (isNothingOutside(k)) {
        absorbing.add(nest.reads().get(k));
      }
    }
  }

  private boolean isNothingOutside(int k) {
    return switch (nest.combine()) {
      case MAX, ARG_MAX -> true;
      case SUM ->
        Simplifier.simplify(Substitution.replace(nest.body(), Map.of(Nest.slot(k), Exprs.ZERO)))
            .equals(Exprs.ZERO);
      case SET, LOG_SUM_EXP -> false;
    };
  }

  List<Statement> write() {
    List<Statement> code = new ArrayList<>();
    String equation =
        PlainText.of(IndexForm.ofSample(nest, program.valueOf(nest), start::variable));
    Comments.lines(equation).forEach(line -> code.add(new Comment(line)));
    code.addAll(
        switch (nest.combine()) {
          case SET -> set();
          case SUM -> sum();
          case MAX, ARG_MAX -> largest();
          case LOG_SUM_EXP -> logSumExp();
        });
    return code;
  }

  // for (int row = 0; row < EDGES_HEIGHT; row++) {
  //   …
  //     edges[b][…] = Math.max(edges[b][…], 0);
  // }
  private List<Statement> set() {
    if (nest.body() instanceof Expr.Const number
        && out.isIdentity()
        && !nest.adds()
        && !start.isOpen()) {
      return List.of(cells.fill(out.tensor(), number.value(), start));
    }
    return everywhere(LoopOrder.of(nest, false), List.of(out), start, this::assignValue);
  }

  // Arrays.fill(edges[b], 0);
  // for (int row = 0; row < EDGES_HEIGHT; row++) {
  //   …
  //         for (int u = 0; u < EDGES_CHANNELS; u++) {
  //           edges[b][(row * EDGES_WIDTH + col) * EDGES_CHANNELS + u] += …;
  // }
  private List<Statement> sum() {
    List<Index> order = LoopOrder.of(nest, true);
    int inner = order.size();
    while (inner > 0 && !out.indices().contains(order.get(inner - 1))) {
      inner--;
    }
    List<Index> outer = order.subList(0, inner);
    List<Index> rest = order.subList(inner, order.size());
    boolean isSetOnce = out.indices().containsAll(outer) && out.isPlain();
    List<Statement> code = new ArrayList<>();
    if (!nest.adds() && !isSetOnce) {
      code.addAll(clear());
    }
    Operator operator = nest.adds() || !isSetOnce ? Operator.ADD : Operator.SET;
    List<Access> inside = new ArrayList<>(List.of(out));
    if (operator == Operator.ADD) {
      inside.addAll(absorbing);
    }
    code.addAll(everywhere(outer, inside, start, block -> {
      if (rest.isEmpty()) {
        return assign(operator, this::value, block);
      }
      List<Statement> turn = new ArrayList<>();
      Local sum = new Local(block.local("d"));
      turn.add(Let.of(float.class, sum.name(), Formula.of(0)));
      turn.addAll(everywhere(rest, absorbing, block, innermost -> {
        List<Statement> term = new ArrayList<>();
        term.add(Store.add(sum, value(innermost, term)));
        return term;
      }));
      turn.addAll(assign(operator, (at, before) -> sum, block));
      return turn;
    }));
    return code;
  }

  /** Sets the result to zero, in a loop in order that of its turn only. */
  private List<Statement> clear() {
    if (!start.isOpen()) {
      return List.of(cells.fill(out.tensor(), 0, start));
    }
    List<Index> own = new ArrayList<>(nest.loops());
    own.retainAll(out.indices());
    own.remove(Index.BATCH);
    return everywhere(
        own,
        List.of(out),
        start,
        block -> List.of(Store.set(cells.cell(out, block), Formula.of(0))));
  }

  // float max = Float.NEGATIVE_INFINITY;
  // int where = 0;
  // for (…) {
  //   if (hidden[b][…] > max) {
  //     max = hidden[b][…];
  //     where = …;
  //   }
  // }
  private List<Statement> largest() {
    Access read = nest.reads().get(0);
    boolean finds = nest.combine() == Combine.ARG_MAX;
    boolean mayBeNone = limits.mayLeave(read);
    return everywhere(outer(), List.of(out), start, block -> {
      List<Statement> turn = new ArrayList<>();
      Local max = new Local(block.local("max"));
      turn.add(lowest(max));
      if (!finds) {
        turn.addAll(everywhere(combined(), absorbing, block, innermost -> {
          Map<Expr, Operand> operands = Map.of(MAX, max, Nest.slot(0), cells.cell(read, innermost));
          Expr larger = new Expr.Max(MAX, Nest.slot(0));
          return List.of(Store.set(max, new Formula(larger, operands, false)));
        }));
        Value none = Value.Code.of(
            "$N == $T.NEGATIVE_INFINITY ? 0 : $N", max.name(), Float.class, max.name());
        turn.addAll(assign(operator(), (at, before) -> mayBeNone ? none : max, block));
        return turn;
      }
      Local where = new Local(block.local("where"));
      turn.add(Let.of(int.class, where.name(), Formula.of(mayBeNone ? -1 : 0)));
      turn.addAll(everywhere(combined(), absorbing, block, innermost -> {
        Cell cell = cells.cell(read, innermost);
        Value position = new Value.Code(cells.position(read, innermost), List.of());
        return List.of(new If(
            new Value.Code(CodeBlock.of("$L > $N", cell.code(), max.name()), List.of(cell)),
            List.of(Store.set(max, cell), Store.set(where, position))));
      }));
      turn.addAll(assign(operator(), (at, before) -> where, block));
      return turn;
    });
  }

  // float max = Float.NEGATIVE_INFINITY;
  // for (…) {
  //   max = Math.max(max, …);
  // }
  // float sum = 0;
  // for (…) {
  //   sum += FloatMath.exp(… - max);
  // }
  private List<Statement> logSumExp() {
    return everywhere(outer(), List.of(out), start, block -> {
      List<Statement> turn = new ArrayList<>();
      Local max = new Local(block.local("max"));
      Local sum = new Local(block.local("sum"));
      Map<Expr, Operand> both = Map.of(MAX, max, SUM, sum);
      turn.add(new Comment("Subtracting the maximum keeps exp from overflowing."));
      turn.add(lowest(max));
      turn.addAll(everywhere(combined(), List.of(), block, innermost -> {
        List<Statement> term = new ArrayList<>();
        Expr larger = new Expr.Max(MAX, nest.body());
        term.add(Store.set(max, value(larger, both, innermost, term)));
        return term;
      }));
      turn.add(Let.of(float.class, sum.name(), Formula.of(0)));
      turn.addAll(everywhere(combined(), List.of(), block, innermost -> {
        List<Statement> term = new ArrayList<>();
        Expr share = new Expr.Call(Functions.EXP, new Expr.Sub(nest.body(), MAX));
        term.add(Store.add(sum, value(share, both, innermost, term)));
        return term;
      }));
      Expr result = new Expr.Add(MAX, new Expr.Call(Functions.LOG, SUM));
      turn.addAll(assign(operator(), (at, before) -> value(result, both, at, before), block));
      return turn;
    });
  }

  private Statement lowest(Local max) {
    return Let.of(float.class, max.name(), Value.Code.of("$T.NEGATIVE_INFINITY", Float.class));
  }

  private List<Index> outer() {
    List<Index> order = LoopOrder.combinedLast(nest);
    return order.subList(0, order.size() - combined().size());
  }

  private List<Index> combined() {
    List<Index> combined = new ArrayList<>(nest.combined());
    combined.remove(Index.BATCH);
    return combined;
  }

  /** {@code body} in the loops over {@code order}, where {@code inside} are inside. */
  private List<Statement> everywhere(
      List<Index> order, List<Access> inside, Block block, Function<Block, List<Statement>> body) {
    return limits.where(inside, block, known -> loops(order, inside, known, body));
  }

  private List<Statement> loops(
      List<Index> order, List<Access> inside, Block block, Function<Block, List<Statement>> body) {
    if (order.isEmpty()) {
      return body.apply(block);
    }
    Index index = order.get(0);
    Block turn = block.in(index);
    List<Statement> statements = new ArrayList<>();
    limits.skip(inside, index, turn, statements);
    cells.nameStart(out, index, turn, statements);
    nest.reads().forEach(read -> cells.nameStart(read, index, turn, statements));
    statements.addAll(loops(order.subList(1, order.size()), inside, turn, body));
    return List.of(For.each(index, block.variable(index), names.width(index), statements));
  }

  private Operator operator() {
    return nest.adds() ? Operator.ADD : Operator.SET;
  }

  private List<Statement> assignValue(Block block) {
    return assign(operator(), this::value, block);
  }

  /** The value goes to the result, after the locals that it needs. */
  private List<Statement> assign(Operator operator, Result value, Block block) {
    List<Statement> statements = new ArrayList<>();
    statements.add(new Store(cells.cell(out, block), operator, value.in(block, statements)));
    return statements;
  }

  private Value value(Block block, List<Statement> before) {
    return value(nest.body(), Map.of(), block, before);
  }

  private Value value(
      Expr expression, Map<Expr, Operand> others, Block block, List<Statement> before) {
    Function<Expr, @Nullable Operand> operands = part -> {
      for (int k = 0; k < nest.reads().size(); k++) {
        if (part.equals(Nest.slot(k))) {
          return limits.read(nest.reads().get(k), block);
        }
      }
      return others.get(part);
    };
    return new Scope(new Locals(names, block.taken())).value(expression, operands, before);
  }

  /** A value that is computed in a block, after the locals that it needs. */
  private interface Result {
    Value in(Block block, List<Statement> before);
  }
}
