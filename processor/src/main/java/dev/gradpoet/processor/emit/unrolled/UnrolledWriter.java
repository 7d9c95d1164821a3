package dev.gradpoet.processor.emit.unrolled;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Locals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Points;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.Local;
import dev.gradpoet.processor.emit.statement.Operand;
import dev.gradpoet.processor.emit.statement.Scope;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Let;
import dev.gradpoet.processor.emit.statement.Statement.Store;
import dev.gradpoet.processor.emit.statement.Sum;
import dev.gradpoet.processor.emit.statement.Sum.Term;
import dev.gradpoet.processor.emit.statement.Value;
import dev.gradpoet.processor.emit.statement.Value.Formula;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.plan.Reduce;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Functions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes nests value by value, for one sample, as straight-line code. Sums stay expressions until something needs their value more than
 * once.
 */
public final class UnrolledWriter {
  private static final Expr.Var MAX = new Expr.Var("max");
  private static final Expr.Var SUM = new Expr.Var("sum");
  private static final Expr.Var EXP = new Expr.Var("exp");

  /** The pieces of a value that is not stored yet: what its sum adds up. */
  private final Map<Tensor, List<List<Term>>> sums = new HashMap<>();

  private final Map<String, Locals> localsByName = new HashMap<>();
  private final Map<Expr, Tensor> tensors;
  private final Map<Tensor, Tensor> aliases = new HashMap<>();
  private final Plan plan;
  private final Names names;
  private final boolean declares;
  private final boolean isFused;
  private boolean predicts;
  private @Nullable Reduce softmax;

  /**
   * @param declares whether values are locals, which their first statement declares; else they are fields
   * @param isFused whether products are added without rounding in between
   */
  UnrolledWriter(Plan plan, Names names, boolean declares, boolean isFused) {
    this.plan = plan;
    this.names = names;
    this.declares = declares;
    this.isFused = isFused;
    this.tensors = plan.tensorsByVariable();
  }

  /** Leaves out locals that only a loss reads. */
  void predicts() {
    predicts = true;
  }

  /** Lets {@code tensor} be read where {@code same} is: dropout that is off. */
  void alias(Tensor tensor, Tensor same) {
    aliases.put(tensor, aliases.getOrDefault(same, same));
  }

  /** The statements of {@code nests}, in order. */
  public List<Statement> write(List<NestForm> nests) {
    List<Statement> code = new ArrayList<>();
    for (NestForm nest : nests) {
      if (nest instanceof Contract contract) {
        contract(contract, code);
      } else if (nest instanceof Pointwise pointwise) {
        pointwise(pointwise, code);
      } else {
        reduce((Reduce) nest, code);
      }
    }
    return code;
  }

  // g[0] += x0 * deltaHidden0;   or, as a sum to be used later:   p[0] * x0 + p[2] * x1
  private void contract(Contract nest, List<Statement> code) {
    Tensor out = nest.out();
    if (out.isParameter()) {
      Points.forEach(
          nest.domain(),
          at -> code.add(Store.add(cell(out, at.of(out)), sum(List.of(product(nest, at))))));
      return;
    }
    List<List<Term>> products = emptySums(out);
    Points.forEach(nest.domain(), at -> products.get(at.of(out)).add(product(nest, at)));
    // What the sums start with, the biases, a reader expects after the products.
    List<List<Term>> start = !nest.adds() ? List.of() : Objects.requireNonNull(sums.get(out));
    for (int k = 0; k < start.size(); k++) {
      products.get(k).addAll(start.get(k));
    }
    sums.put(out, products);
  }

  private Term product(Contract nest, Points at) {
    Cell left = cell(nest.left(), at.of(nest.left()));
    Cell right = cell(nest.right(), at.of(nest.right()));
    boolean parameterFirst = nest.right().isParameter();
    return parameterFirst ? Term.product(right, left) : Term.product(left, right);
  }

  private Sum sum(List<Term> terms) {
    return new Sum(terms, isFused);
  }

  private static List<List<Term>> emptySums(Tensor tensor) {
    List<List<Term>> sums = new ArrayList<>();
    for (int k = 0; k < tensor.size(1); k++) {
      sums.add(new ArrayList<>());
    }
    return sums;
  }

  private void pointwise(Pointwise nest, List<Statement> code) {
    Tensor out = nest.out();
    boolean startsSum =
        nest.operands().stream().allMatch(operand -> operand.name().equals(Quantity.BIASES));
    if (startsSum) {
      sums.put(out, emptySums(out));
      for (int k = 0; k < out.size(1); k++) {
        sums.get(out).get(k).add(Term.of(cell(nest.operands().get(0), k)));
      }
      return;
    }
    for (Tensor operand : nest.operands()) {
      if (sums.containsKey(operand) && (isStored(operand) || uses(nest, operand) > 1)) {
        store(operand, code);
      }
    }
    for (int k = 0; k < out.size(1); k++) {
      value(nest, k, code);
    }
  }

  // final float dHidden0 = p[6] * deltaOutput0;
  /** Statements for the gradients from above that {@code nests} read, which else stand inside these. */
  List<Statement> above(List<NestForm> nests) {
    List<Statement> code = new ArrayList<>();
    for (NestForm nest : nests) {
      for (Tensor operand : nest.operands()) {
        if (operand.isGradient() && sums.containsKey(operand)) {
          store(operand, code);
        }
      }
    }
    return code;
  }

  private static int uses(Pointwise nest, Tensor operand) {
    return Locals.uses(nest.expression(), nest.variable(nest.operands().indexOf(operand)));
  }

  /** The loss and the δ of the output share theirs: the error is named once. */
  private Locals locals(Tensor tensor, int k) {
    String output = plan.program().output().layer();
    boolean isOfLoss =
        tensor.layer().isEmpty() || (tensor.isGradient() && tensor.layer().equals(output));
    Locals own = locals(isOfLoss ? output : tensor.layer(), k);
    return isOfLoss
        ? localsByName.computeIfAbsent(" " + k, key -> new Locals(names, Integer.toString(k), own))
        : own;
  }

  private Locals locals(String layer, int k) {
    return localsByName.computeIfAbsent(
        layer + " " + k, key -> new Locals(names, layer, Integer.toString(k)));
  }

  // final float output0 = exp0 / sum;
  private void value(Pointwise nest, int k, List<Statement> code) {
    if (softmax != null && nest.isSoftmaxOf(softmax)) {
      Map<Expr, Operand> operands = Map.of(EXP, exponential(k), SUM, new Local("sum"));
      assign(nest.out(), k, new Formula(new Expr.Div(EXP, SUM), operands, false), code);
      return;
    }
    Formula value =
        new Scope(locals(nest.out(), k)).value(nest.expression(), part -> operand(part, k), code);
    if (nest.out().name().equals(Quantity.LOSS_TERM)) {
      Term term = Term.of(nest.out().size(1) == 1 ? value : value.asTerm());
      sums.computeIfAbsent(nest.out(), UnrolledWriter::emptySums).get(k).add(term);
    } else {
      assign(nest.out(), k, value, code);
    }
  }

  private void assign(Tensor out, int k, Value value, List<Statement> code) {
    boolean isLocal = declares || isGradientByActivation(out) || out.layer().isEmpty();
    Cell cell = cell(out, k);
    code.add(isLocal ? Let.constant(float.class, cell, value) : Store.set(cell, value));
  }

  /** Only δ is kept; ∂L/∂a is on the way to it. */
  private static boolean isGradientByActivation(Tensor tensor) {
    return tensor.isGradient() && tensor.name().equals(Quantity.ACTIVATION);
  }

  private boolean isStored(Tensor tensor) {
    return tensor.name().equals(Quantity.WEIGHTED_INPUT)
        && !tensor.isGradient()
        && plan.storesWeightedInputs(plan.program().value(tensor.layer()));
  }

  /** Computes sums into the values that hold them. */
  private void store(Tensor tensor, List<Statement> code) {
    List<List<Term>> pieces = Objects.requireNonNull(sums.remove(tensor));
    for (int k = 0; k < pieces.size(); k++) {
      assign(tensor, k, sum(pieces.get(k)), code);
    }
  }

  private void reduce(Reduce nest, List<Statement> code) {
    if (nest.isLogSumExp()) {
      if (sums.containsKey(nest.in())) {
        store(nest.in(), code);
      }
      logSumExp(nest, code);
    } else if (nest.in().name().equals(Quantity.LOSS_TERM)) {
      List<Term> terms = new ArrayList<>();
      Objects.requireNonNull(sums.remove(nest.in())).forEach(terms::addAll);
      assign(nest.out(), 0, sum(terms), code);
    } else {
      for (int k = 0; k < nest.out().size(1); k++) {
        code.add(Store.add(cell(nest.out(), k), cell(nest.in(), k)));
      }
    }
  }

  // final float max = Math.max(logits0, logits1);
  // final float exp0 = FloatMath.exp(logits0 - max);
  // final float exp1 = FloatMath.exp(logits1 - max);
  // final float sum = exp0 + exp1;
  // final float logSumExp = max + FloatMath.log(sum);
  private void logSumExp(Reduce nest, List<Statement> code) {
    Tensor in = nest.in();
    List<Cell> cells = new ArrayList<>();
    CodeBlock max = cell(in, 0).code();
    for (int k = 0; k < in.size(1); k++) {
      cells.add(cell(in, k));
      max = k == 0
          ? max
          : CodeBlock.of("$T.max($L,$W$L)", Math.class, max, cell(in, k).code());
    }
    code.add(new Statement.Comment(
        "Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing."));
    code.add(Let.constant(float.class, new Local("max"), new Value.Code(max, cells)));
    List<Term> exponentials = new ArrayList<>();
    Expr exponential = new Expr.Call(Functions.EXP, new Expr.Sub(in.variable(), MAX));
    for (int k = 0; k < in.size(1); k++) {
      Map<Expr, Operand> operands = Map.of(in.variable(), cells.get(k), MAX, new Local("max"));
      code.add(
          Let.constant(float.class, exponential(k), new Formula(exponential, operands, false)));
      exponentials.add(Term.of(exponential(k)));
    }
    code.add(Let.constant(float.class, new Local("sum"), new Sum(exponentials, false)));
    if (!(declares && predicts)) {
      Expr value = new Expr.Add(MAX, new Expr.Call(Functions.LOG, SUM));
      Map<Expr, Operand> operands = Map.of(MAX, new Local("max"), SUM, new Local("sum"));
      assign(nest.out(), 0, new Formula(value, operands, false), code);
    }
    softmax = nest;
  }

  private Local exponential(int k) {
    return new Local(names.local("exp" + k));
  }

  private @Nullable Operand operand(Expr expression, int k) {
    Tensor tensor = tensors.get(expression);
    if (tensor == null) {
      return null;
    }
    int at = tensor.size(1) == 1 ? 0 : k;
    List<List<Term>> pieces = sums.get(tensor);
    return pieces == null ? cell(tensor, at) : sum(pieces.get(at));
  }

  // dHidden[0] = p[4] * deltaOutput0 + p[5] * deltaOutput1;
  /** Statements that write the values of {@code tensor} to an array instead of locals. */
  public List<Statement> copy(Tensor tensor, String array) {
    List<List<Term>> pieces = sums.remove(tensor);
    List<Statement> code = new ArrayList<>();
    for (int k = 0; k < tensor.size(1); k++) {
      Cell copy = Cell.at(tensor, k, CodeBlock.of("$N[$L]", array, k));
      code.add(Store.set(copy, pieces == null ? cell(tensor, k) : sum(pieces.get(k))));
    }
    return code;
  }

  // final float hidden0 = hidden[0];
  /** Statements that read the values of {@code tensor} from an array. */
  public List<Statement> read(Tensor tensor, String array) {
    List<Statement> code = new ArrayList<>();
    for (int k = 0; k < tensor.size(1); k++) {
      code.add(Let.constant(
          float.class,
          cell(tensor, k),
          new Value.Code(CodeBlock.of("$N[$L]", array, k), List.of())));
    }
    return code;
  }

  /** Value {@code k} of {@code tensor}. */
  Cell cell(Tensor tensor, int k) {
    Tensor held = aliases.getOrDefault(tensor, tensor);
    return Cell.at(held, k, code(held, k));
  }

  private CodeBlock code(Tensor tensor, int k) {
    if (tensor.isParameter()) {
      return CodeBlock.of(
          "$L[$L]", names.of(tensor), plan.program().parameter(tensor).offset() + k);
    }
    return tensor.indices().size() < 2
        ? CodeBlock.of("$N", names.of(tensor))
        : CodeBlock.of("$N", names.element(names.of(tensor), k));
  }
}
