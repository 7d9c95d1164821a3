package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Locals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.Local;
import dev.gradpoet.processor.emit.statement.Operand;
import dev.gradpoet.processor.emit.statement.Scope;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Call;
import dev.gradpoet.processor.emit.statement.Statement.Comment;
import dev.gradpoet.processor.emit.statement.Statement.For;
import dev.gradpoet.processor.emit.statement.Statement.Let;
import dev.gradpoet.processor.emit.statement.Statement.Operator;
import dev.gradpoet.processor.emit.statement.Statement.Store;
import dev.gradpoet.processor.emit.statement.Sum;
import dev.gradpoet.processor.emit.statement.Value;
import dev.gradpoet.processor.emit.statement.Value.Formula;
import dev.gradpoet.processor.emit.statement.Variable;
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
import dev.gradpoet.processor.scalar.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes nests as loops with constant bounds. */
final class LoopWriter {
  private static final Expr.Var MAX = new Expr.Var("max");
  private static final Expr.Var SUM = new Expr.Var("sum");

  private final Program program;
  private final LoopCells cells;
  private final Names names;
  private @Nullable Reduce softmax;
  private Scope scope;

  LoopWriter(Program program, LoopCells cells, Names names) {
    this.program = program;
    this.cells = cells;
    this.names = names;
    this.scope = new Scope(new Locals(names));
  }

  /** The locals that the loops of {@code form} may declare, beside those of single values. */
  static Set<String> locals(NestForm form) {
    if (form instanceof Contract) {
      return Set.of("d");
    }
    return form instanceof Reduce reduce && reduce.isLogSumExp() ? Set.of("max", "sum") : Set.of();
  }

  /** The loops of {@code group}. */
  List<Statement> group(LoopGroup group) {
    return group.loops().size() == 1 ? single(group) : nested(group);
  }

  private List<Statement> single(LoopGroup group) {
    scope = new Scope(new Locals(names));
    Index index = group.loops().get(0);
    List<Statement> all = new ArrayList<>();
    List<Statement> body = new ArrayList<>();
    for (NestForm nest : group.nests()) {
      if (nest instanceof Reduce reduce && reduce.isLogSumExp()) {
        softmax = reduce;
      } else if (nest instanceof Pointwise share && softmax != null && share.isSoftmaxOf(softmax)) {
        end(index, body, all);
        all.addAll(softmax(softmax, share));
      } else if (nest instanceof Pointwise copy && copy.copies(Quantity.BIASES)) {
        end(index, body, all);
        all.add(copy(copy, index));
      } else {
        body.addAll(statements(nest));
      }
    }
    end(index, body, all);
    return all;
  }

  /** Ends the loop of {@code body}, if there is something in it. */
  private void end(Index index, List<Statement> body, List<Statement> all) {
    if (!body.isEmpty()) {
      all.add(loop(index, body));
      body.clear();
      scope = new Scope(new Locals(names));
    }
  }

  // System.arraycopy(p, HIDDEN_BIASES, hidden, 0, HIDDEN);
  private Statement copy(Pointwise copy, Index index) {
    Tensor biases = copy.operands().get(0);
    CodeBlock call = CodeBlock.of(
        "$T.arraycopy(p, $L, $L, $L)",
        System.class,
        names.start(biases, program),
        cells.storage(copy.out()).from("b"),
        cells.extent(index));
    return new Call(
        call, List.of(index), List.of(cells.cell(copy.out())), List.of(cells.cell(biases)));
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
  private List<Statement> softmax(Reduce logSumExp, Pointwise share) {
    Cell logit = cells.cell(logSumExp.in());
    Cell output = cells.cell(share.out());
    Index units = share.out().indices().get(1);
    String extent = cells.extent(units);
    String u = cells.loop(units);
    Expr.Var z = logSumExp.in().variable();
    Map<Expr, Operand> operands = Map.of(z, logit, MAX, new Local("max"), SUM, new Local("sum"));
    Function<Expr, Value> value = expression -> Formula.of(expression, operands::get);
    Expr exponential = new Expr.Call(Functions.EXP, new Expr.Sub(z, MAX));
    return List.of(
        new Comment(
            "Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing."),
        Let.of(float.class, "max", cells.first(logSumExp.in())),
        For.from(
            1,
            units,
            u,
            extent,
            List.of(Store.set(new Local("max"), value.apply(new Expr.Max(MAX, z))))),
        Let.of(float.class, "sum", Formula.of(0)),
        For.each(
            units,
            u,
            extent,
            List.of(
                Store.set(output, value.apply(exponential)), Store.add(new Local("sum"), output))),
        For.each(units, u, extent, List.of(new Store(output, Operator.DIVIDE, new Local("sum")))),
        Store.set(
            cells.cell(logSumExp.out()),
            value.apply(new Expr.Add(MAX, new Expr.Call(Functions.LOG, SUM)))));
  }

  /** One statement, with the locals that it needs, for a nest that computes each value by itself. */
  List<Statement> statements(NestForm nest) {
    Cell out = cells.cell(nest.out());
    if (nest instanceof Reduce reduce) {
      return List.of(Store.add(out, cells.cell(reduce.in())));
    }
    Expr expression = ((Pointwise) nest).expression();
    if (nest.adds()) {
      return store(out, Operator.ADD, expression);
    }
    if (isHeldBy(expression, out)) {
      return List.of();
    }
    Expr scale = scaleOf(expression, out);
    return scale == null
        ? store(out, Operator.SET, expression)
        : store(out, Operator.MULTIPLY, scale);
  }

  /** The value of {@code expression} goes to {@code out}, after the locals that it needs. */
  List<Statement> store(Variable out, Operator operator, Expr expression) {
    List<Statement> statements = new ArrayList<>();
    statements.add(new Store(out, operator, value(expression, statements)));
    return statements;
  }

  /** The value of {@code expression}; {@code before} gets the locals that it needs. */
  Value value(Expr expression, List<Statement> before) {
    return scope.value(expression, cells::operand, before);
  }

  /** What {@code cell} is multiplied by in {@code expression} if that is a product that starts with it; else null. */
  private @Nullable Expr scaleOf(Expr expression, Cell cell) {
    if (!(expression instanceof Expr.Mul product)) {
      return null;
    }
    if (isHeldBy(product.left(), cell)) {
      return product.right();
    }
    Expr rest = scaleOf(product.left(), cell);
    return rest == null ? null : new Expr.Mul(rest, product.right());
  }

  private boolean isHeldBy(Expr expression, Cell cell) {
    return expression instanceof Expr.Var variable
        && cells.cell(cells.tensor(variable)).code().equals(cell.code());
  }

  // for (int i = 0; i < INPUTS; i++) {
  //   for (int u = 0; u < HIDDEN; u++) {
  //     hidden[u] += x[at + i] * p[HIDDEN_WEIGHTS + i * HIDDEN + u];
  //   }
  // }
  private List<Statement> nested(LoopGroup group) {
    Index outer = group.loops().get(0);
    Index inner = group.loops().get(1);
    List<Statement> all = new ArrayList<>();
    List<Statement> turn = new ArrayList<>();
    List<Statement> body = new ArrayList<>();
    List<Statement> last = new ArrayList<>();
    for (NestForm nest : group.nests()) {
      Contract contract = (Contract) nest;
      Cell out = cells.cell(contract.out());
      Sum product = Sum.product(cells.cell(contract.left()), cells.cell(contract.right()));
      if (contract.out().indices().contains(inner)) {
        if (!contract.adds()) {
          all.add(cells.clear(contract.out()));
        }
        body.add(Store.add(out, product));
      } else {
        Local sum = new Local(names.local("d"));
        turn.add(Let.of(float.class, sum.name(), Formula.of(0)));
        body.add(Store.add(sum, product));
        last.add(new Store(out, contract.adds() ? Operator.ADD : Operator.SET, sum));
      }
    }
    turn.add(loop(inner, body));
    turn.addAll(last);
    all.add(loop(outer, turn));
    return all;
  }

  private Statement loop(Index index, List<Statement> body) {
    return For.each(index, cells.loop(index), cells.extent(index), body);
  }
}
