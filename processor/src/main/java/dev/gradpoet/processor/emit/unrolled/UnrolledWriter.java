package dev.gradpoet.processor.emit.unrolled;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.JavaExpression;
import dev.gradpoet.processor.emit.code.JavaExpression.Java;
import dev.gradpoet.processor.emit.code.Locals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.emit.kernel.Points;
import dev.gradpoet.processor.emit.unrolled.Sums.Term;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.plan.Reduce;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.scalar.Expr;
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
  /** The pieces of a value that is not stored yet: what its sum adds up. */
  private final Map<Tensor, List<List<Term>>> sums = new HashMap<>();

  private final Map<String, Locals> localsByName = new HashMap<>();
  private final Map<Expr, Tensor> tensors;
  private final Map<Tensor, Tensor> aliases = new HashMap<>();
  private final Plan plan;
  private final Names names;
  private final Helpers helpers;
  private final boolean declares;
  private final Sums style;
  private boolean predicts;
  private @Nullable Reduce softmax;

  /**
   * @param declares whether values are locals, which their first statement declares; else they are fields
   * @param style how sums are written
   */
  UnrolledWriter(Plan plan, Names names, Helpers helpers, boolean declares, Sums style) {
    this.plan = plan;
    this.names = names;
    this.helpers = helpers;
    this.declares = declares;
    this.style = style;
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

  /** The code of {@code nests}, in order. */
  public CodeBlock write(List<NestForm> nests) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (NestForm nest : nests) {
      if (nest instanceof Contract contract) {
        contract(contract, code);
      } else if (nest instanceof Pointwise pointwise) {
        pointwise(pointwise, code);
      } else {
        reduce((Reduce) nest, code);
      }
    }
    return code.build();
  }

  // g[0] += x0 * deltaHidden0;   or, as a sum to be used later:   p[0] * x0 + p[2] * x1
  private void contract(Contract nest, CodeBlock.Builder code) {
    Tensor out = nest.out();
    if (out.isParameter()) {
      Points.forEach(
          nest.domain(),
          at -> code.addStatement(style.add(cell(out, at.of(out)), product(nest, at))));
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
    CodeBlock left = cell(nest.left(), at.of(nest.left()));
    CodeBlock right = cell(nest.right(), at.of(nest.right()));
    boolean parameterFirst = nest.right().isParameter();
    return parameterFirst ? Term.product(right, left) : Term.product(left, right);
  }

  private static List<List<Term>> emptySums(Tensor tensor) {
    List<List<Term>> sums = new ArrayList<>();
    for (int k = 0; k < tensor.size(1); k++) {
      sums.add(new ArrayList<>());
    }
    return sums;
  }

  private void pointwise(Pointwise nest, CodeBlock.Builder code) {
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
  CodeBlock above(List<NestForm> nests) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (NestForm nest : nests) {
      for (Tensor operand : nest.operands()) {
        if (operand.isGradient() && sums.containsKey(operand)) {
          store(operand, code);
        }
      }
    }
    return code.build();
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

  private void value(Pointwise nest, int k, CodeBlock.Builder code) {
    if (softmax != null && nest.isSoftmaxOf(softmax)) {
      assign(nest.out(), k, CodeBlock.of("$N / sum", names.local("exp" + k)), code);
      return;
    }
    Locals locals = locals(nest.out(), k);
    if (nest.out().name().equals(Quantity.LOSS_TERM)) {
      CodeBlock term = nest.out().size(1) == 1
          ? locals.write(helpers, nest.expression(), part -> atom(part, k), code)
          : locals.writeTerm(helpers, nest.expression(), part -> atom(part, k), code);
      sums.computeIfAbsent(nest.out(), UnrolledWriter::emptySums).get(k).add(Term.of(term));
    } else {
      assign(
          nest.out(),
          k,
          locals.write(helpers, nest.expression(), part -> atom(part, k), code),
          code);
    }
  }

  private void assign(Tensor out, int k, CodeBlock value, CodeBlock.Builder code) {
    boolean isLocal = declares || isGradientByActivation(out) || out.layer().isEmpty();
    code.addStatement(isLocal ? "final float $L =$W$L" : "$L =$W$L", cell(out, k), value);
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
  private void store(Tensor tensor, CodeBlock.Builder code) {
    List<List<Term>> pieces = Objects.requireNonNull(sums.remove(tensor));
    for (int k = 0; k < pieces.size(); k++) {
      assign(tensor, k, style.of(pieces.get(k)).code(), code);
    }
  }

  private void reduce(Reduce nest, CodeBlock.Builder code) {
    if (nest.isLogSumExp()) {
      if (sums.containsKey(nest.in())) {
        store(nest.in(), code);
      }
      code.add(logSumExp(nest));
    } else if (nest.in().name().equals(Quantity.LOSS_TERM)) {
      List<Term> terms = new ArrayList<>();
      Objects.requireNonNull(sums.remove(nest.in())).forEach(terms::addAll);
      assign(nest.out(), 0, style.of(terms).code(), code);
    } else {
      for (int k = 0; k < nest.out().size(1); k++) {
        code.addStatement("$L += $L", cell(nest.out(), k), cell(nest.in(), k));
      }
    }
  }

  // final float max = Math.max(logits0, logits1);
  // final float exp0 = FloatMath.exp(logits0 - max);
  // final float exp1 = FloatMath.exp(logits1 - max);
  // final float sum = exp0 + exp1;
  // final float logSumExp = max + FloatMath.log(sum);
  private CodeBlock logSumExp(Reduce nest) {
    CodeBlock max = cell(nest.in(), 0);
    List<CodeBlock> exponentials = new ArrayList<>();
    for (int k = 1; k < nest.in().size(1); k++) {
      max = CodeBlock.of("$T.max($L,$W$L)", Math.class, max, cell(nest.in(), k));
    }
    CodeBlock.Builder code = CodeBlock.builder()
        .add(
            "// Subtracting the maximum leaves softmax unchanged and keeps exp from overflowing.\n")
        .addStatement("final float max =$W$L", max);
    for (int k = 0; k < nest.in().size(1); k++) {
      CodeBlock exponential = CodeBlock.of("$N", names.local("exp" + k));
      code.addStatement(
          "final float $L = $T.exp($L - max)",
          exponential,
          RuntimeTypes.FLOAT_MATH,
          cell(nest.in(), k));
      exponentials.add(exponential);
    }
    code.addStatement("final float sum =$W$L", CodeBlock.join(exponentials, "$W+ "));
    if (!(declares && predicts)) {
      assign(nest.out(), 0, CodeBlock.of("max + $T.log(sum)", RuntimeTypes.FLOAT_MATH), code);
    }
    softmax = nest;
    return code.build();
  }

  private @Nullable Java atom(Expr expression, int k) {
    Tensor tensor = tensors.get(expression);
    if (tensor == null) {
      return null;
    }
    int at = tensor.size(1) == 1 ? 0 : k;
    List<List<Term>> pieces = sums.get(tensor);
    if (pieces == null) {
      return new Java(cell(tensor, at), JavaExpression.PRIMARY);
    }
    return style.of(pieces.get(at));
  }

  // dHidden[0] = p[4] * deltaOutput0 + p[5] * deltaOutput1;
  /** Statements that write the values of {@code tensor} to an array instead of locals. */
  public CodeBlock copy(Tensor tensor, String array) {
    List<List<Term>> pieces = sums.remove(tensor);
    CodeBlock.Builder code = CodeBlock.builder();
    for (int k = 0; k < tensor.size(1); k++) {
      CodeBlock value =
          pieces == null ? cell(tensor, k) : style.of(pieces.get(k)).code();
      code.addStatement("$N[$L] =$W$L", array, k, value);
    }
    return code.build();
  }

  // final float hidden0 = hidden[0];
  /** Statements that read the values of {@code tensor} from an array. */
  public CodeBlock read(Tensor tensor, String array) {
    CodeBlock.Builder code = CodeBlock.builder();
    for (int k = 0; k < tensor.size(1); k++) {
      code.addStatement("final float $L = $N[$L]", cell(tensor, k), array, k);
    }
    return code.build();
  }

  /** The code for value {@code k} of {@code tensor}. */
  CodeBlock cell(Tensor tensor, int k) {
    Tensor held = aliases.getOrDefault(tensor, tensor);
    if (held.isParameter()) {
      return CodeBlock.of(
          "$L[$L]", names.of(held), plan.program().parameter(held).offset() + k);
    }
    return held.indices().size() < 2
        ? CodeBlock.of("$N", names.of(held))
        : CodeBlock.of("$N", names.element(names.of(held), k));
  }
}
