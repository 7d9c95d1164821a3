package dev.gradpoet.processor.desk;

import dev.gradpoet.processor.desk.Card.Kind;
import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.Formulas;
import dev.gradpoet.processor.formula.Notation;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Equations;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Function;
import dev.gradpoet.processor.scalar.Functions;
import dev.gradpoet.processor.scalar.Simplifier;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The derivation of a whole network, in the order of a pass: forward, loss, backward, update. */
final class Cards {
  private static final Formula RATE = Formulas.named("η");

  private final Program program;
  private final Equations equations;
  private final List<Card> cards = new ArrayList<>();
  private final Set<Function> defined = new LinkedHashSet<>();

  private Cards(Program program) {
    this.program = program;
    this.equations = new Equations(program);
  }

  static List<Card> of(Program program) {
    return new Cards(program).all();
  }

  private List<Card> all() {
    program.forward().forEach(this::forward);
    loss();
    program.backward().forEach(this::backward);
    penalties();
    update();
    return cards;
  }

  private void forward(Step step) {
    List<Line> lines = new ArrayList<>();
    if (equations.areInMatrices(step)) {
      for (Formula formula : equations.forward(step, true)) {
        lines.add(new Line(formula, reason(formula, step)));
      }
    } else {
      withIndices(step, lines);
    }
    for (Nest nest : Part.nests(step.parts())) {
      define(nest.body(), lines);
    }
    add(Kind.FORWARD, step.layer().name(), step.layer().name() + ", forward", lines, step.parts());
  }

  private static String reason(Formula formula, Step step) {
    Formula left = ((Formula.Infix) formula).left();
    if (left.equals(Formulas.named(Quantity.WEIGHTED_INPUT))) {
      return "weighted inputs: for each unit the sum of its inputs, times their weights, and its bias";
    } else if (left.equals(Formulas.named(Quantity.LOG_SUM_EXP))) {
      return "what all outputs have in common";
    }
    return step.layer().draws().isEmpty()
        ? "what the layer hands on"
        : "with a mask drawn at random";
  }

  private void withIndices(Step step, List<Line> lines) {
    for (Nest nest : Part.nests(step.parts())) {
      Formula formula = equations.withIndices(step, nest);
      Tensor out = nest.out().tensor();
      String what = !out.isGradient()
          ? "for each value"
          : out.isParameter()
              ? "chain rule: a parameter gets a share from each place where it is used"
              : "chain rule: a value gets a share from each place where it is used";
      lines.add(new Line(formula, what));
    }
  }

  /** What the functions of {@code body} are, each the first time that one appears. */
  private void define(Expr body, List<Line> lines) {
    if (body instanceof Expr.Call call
        && call.function().definition().isPresent()
        && defined.add(call.function())) {
      Formula left = Notation.of(new Expr.Call(call.function(), Functions.ARGUMENT));
      Formula right = Notation.of(call.function().definition().get());
      boolean isRounded = isRounded(call.function().definition().get());
      lines.add(new Line(
          Formulas.equation(left, right),
          isRounded ? "definition, its decimals rounded here" : "definition"));
    }
    Exprs.operands(body).forEach(part -> define(part, lines));
  }

  /** Whether a number in {@code expression} has more digits than are written. */
  private static boolean isRounded(Expr expression) {
    if (expression instanceof Expr.Const number) {
      String written = PlainText.of(expression).replace('−', '-');
      return written.matches("-?[0-9.]+") && Double.parseDouble(written) != number.value();
    }
    return Exprs.operands(expression).stream().anyMatch(Cards::isRounded);
  }

  private void loss() {
    List<Line> lines = new ArrayList<>();
    String condition = equations.lossCondition().isPresent() ? ", as Σ t = 1" : "";
    lines.add(new Line(
        equations.loss(),
        equations.isLossAsDeclared()
            ? "what training minimises, for one sample"
            : "what training minimises, for one sample; then as it is computed, from the weighted inputs, so that no output that is rounded to 0 or 1 has its logarithm taken"
                + condition));
    program.loss().forEach(nest -> define(nest.body(), lines));
    add(Kind.LOSS, "", "Loss", lines, program.loss());
  }

  private void backward(Step step) {
    String layer = step.layer().name();
    if (step.parts().isEmpty()) {
      return;
    }
    if (!equations.areInMatrices(step)) {
      List<Line> lines = new ArrayList<>();
      withIndices(step, lines);
      add(Kind.DELTA, layer, layer + ", backward", lines, step.parts());
      return;
    }
    List<Part> delta = new ArrayList<>();
    List<Part> gradient = new ArrayList<>();
    List<Part> below = new ArrayList<>();
    for (Nest nest : Part.nests(step.parts())) {
      Tensor out = nest.out().tensor();
      boolean isDelta = out.isGradient() && out.layer().equals(layer) && !out.isParameter();
      (out.isParameter() ? gradient : isDelta ? delta : below).add(nest);
    }
    List<Line> lines = new ArrayList<>(ChainRule.of(program, step));
    delta.forEach(part -> define(((Nest) part).body(), lines));
    add(Kind.DELTA, layer, layer + ": δ = ∂L/∂z", lines, delta);
    add(Kind.GRADIENT, layer, layer + ": ∂L/∂W", gradientLines(step, gradient), gradient);
    List<Line> handedDown = new ArrayList<>();
    for (Formula formula : equations.propagation(step)) {
      handedDown.add(
          new Line(formula, "chain rule: each value goes into all sums, by the weights there"));
    }
    add(Kind.BELOW, layer, layer + ": to what it reads", handedDown, below);
  }

  private List<Line> gradientLines(Step step, List<Part> gradient) {
    List<Line> lines = new ArrayList<>();
    for (Formula formula : equations.gradient(step)) {
      lines.add(new Line(formula, "all of them at once, for one sample"));
    }
    for (Nest nest : Part.nests(gradient)) {
      boolean isBias = nest.out().tensor().name().equals(Quantity.BIASES);
      lines.add(
          new Line(
              equations.withIndices(step, nest),
              isBias
                  ? "one of them, with ∂z for δ: z grows as fast as its bias"
                  : "one of them, with ∂z for δ: z grows with a weight as fast as that weight's input is large; samples of a batch add up"));
    }
    return lines;
  }

  private void penalties() {
    if (program.penalty().isEmpty()) {
      return;
    }
    List<Line> lines = new ArrayList<>();
    Formula sum = null;
    List<String> layers = new ArrayList<>();
    for (Equations.OfLayer penalty : equations.penalties()) {
      sum = sum == null ? penalty.formula() : Formulas.plus(sum, penalty.formula());
      layers.add(penalty.layer().name());
    }
    lines.add(new Line(
        Formulas.equation(Formulas.named(Quantity.PENALTY), Objects.requireNonNull(sum)),
        "over the weights of " + String.join(", then of ", layers)
            + ", added to the loss of each sample"));
    for (Nest nest : program.penaltyGradient()) {
      if (nest.out().tensor().isParameter()) {
        lines.add(penaltySlope(nest));
      }
    }
    add(Kind.PENALTY, "", "Penalty", lines, program.penalty());
  }

  /** ∂R/∂W = 0.2 W. */
  private Line penaltySlope(Nest nest) {
    Tensor weights = nest.out().tensor().original();
    Map<Expr, Expr> one = new HashMap<>();
    Map<Expr.Var, Formula> names = new HashMap<>();
    for (Access read : nest.reads()) {
      if (read.tensor().isGradient()) {
        one.put(read.variable(), Exprs.ONE);
      } else {
        names.put(read.variable(), equations.letter(read.tensor()));
      }
    }
    Expr slope = Simplifier.simplify(Substitution.replace(nest.expression(), one));
    return new Line(
        Formulas.equation(
            Formulas.derivative(Quantity.PENALTY, weights.name()), Notation.of(slope, names)),
        "for each weight of " + weights.layer());
  }

  // W_new = W − η ∂L/∂W
  private void update() {
    List<Line> lines = new ArrayList<>();
    Set<String> letters = new LinkedHashSet<>();
    Set<String> penalised = new LinkedHashSet<>();
    for (Parameter parameter : program.parameters()) {
      letters.add(parameter.tensor().name());
      if (parameter.isPenalised()) {
        penalised.add(parameter.tensor().name());
      }
    }
    for (String letter : letters) {
      Formula slope = Formulas.derivative(letter);
      if (penalised.contains(letter)) {
        slope = Formulas.plus(slope, Formulas.derivative(Quantity.PENALTY, letter));
      }
      lines.add(new Line(
          Formulas.equation(
              Formulas.named(letter + "_new"),
              Formulas.minus(Formulas.named(letter), Formulas.times(RATE, slope))),
          "gradient descent by one sample: against the slope, as far as the learning rate η says; a batch takes the mean of ∂L over its samples"
              + (penalised.contains(letter) ? "; without ∂R where there is no penalty" : "")));
    }
    add(Kind.UPDATE, "", "Update", lines, List.of());
  }

  private void add(
      Kind kind, String layer, String title, List<Line> lines, List<? extends Part> parts) {
    if (lines.isEmpty()) {
      return;
    }
    Set<Tensor> tensors = new LinkedHashSet<>();
    for (Nest nest : Part.nests(parts)) {
      tensors.add(nest.out().tensor());
    }
    cards.add(new Card("c" + (cards.size() + 1), kind, layer, title, lines, tensors));
  }
}
