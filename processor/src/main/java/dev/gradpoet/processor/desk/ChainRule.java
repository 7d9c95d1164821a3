package dev.gradpoet.processor.desk;

import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.Formulas;
import dev.gradpoet.processor.formula.Notation;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.layer.Targets;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.program.Equations;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.scalar.Derivative;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Reexpression;
import dev.gradpoet.processor.scalar.Simplifier;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The way to δ = ∂L/∂z that books take: the derivative of the declared loss, or what comes from above, times that of the activation. It
 * ends in the equation of the generated class, which derives it from a loss without logarithms of outputs where there are any.
 */
final class ChainRule {
  private static final Formula DELTA = Formulas.named("δ");
  private static final Formula BY_VALUE = Formulas.derivative(Quantity.ACTIVATION);
  private static final Formula SLOPE =
      Formulas.derivative(Quantity.ACTIVATION, Quantity.WEIGHTED_INPUT);

  private final Program program;
  private final Step step;
  private final Equations equations;
  private final Nest activation;
  private final boolean isElementwise;
  private final Map<Expr.Var, Formula> names = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();

  private ChainRule(Program program, Step step, Nest activation) {
    this.program = program;
    this.step = step;
    this.equations = new Equations(program);
    this.activation = activation;
    this.isElementwise = activation.reads().size() == 1;
    for (Access read : activation.reads()) {
      names.put(read.variable(), equations.letter(read.tensor()));
    }
    names.put(activation.out().variable(), Formulas.named(Quantity.ACTIVATION));
    program.weight().ifPresent(weight -> names.put(weight.variable(), equations.letter(weight)));
  }

  /** The lines to δ of {@code step}, of the backward pass; none if it has no gradient by what an activation is applied to. */
  static List<Line> of(Program program, Step step) {
    Optional<Formula> delta = new Equations(program).delta(step);
    return delta.isEmpty()
        ? List.of()
        : activation(program, step)
            .map(nest -> new ChainRule(program, step, nest).to(delta.get()))
            .orElse(List.of(new Line(delta.get(), "δ is ∂L/∂z: no activation is between")));
  }

  /** What computes the values of the layer from its weighted inputs. */
  private static Optional<Nest> activation(Program program, Step step) {
    return Part.nests(program.forward(step.layer()).parts()).stream()
        .filter(nest -> nest.out().tensor().equals(step.layer().value())
            && !nest.reads().isEmpty()
            && nest.reads().get(0).tensor().name().equals(Quantity.WEIGHTED_INPUT))
        .findFirst();
  }

  private List<Line> to(Formula delta) {
    boolean isOutput = step.layer().value().equals(program.output());
    if (isOutput) {
      add(
          Formulas.equation(BY_VALUE, Notation.of(lossSlope(), names)),
          "the loss, as it is declared, differentiated by one output");
    } else {
      fromAbove();
    }
    slope();
    Formula through = Formulas.times(BY_VALUE, SLOPE);
    add(
        Formulas.equation(DELTA, isElementwise ? through : ofAll(BY_VALUE)),
        isElementwise
            ? "chain rule: z acts on the loss through a alone"
            : "chain rule: z acts on the loss through its own output, ∂a/∂z = a (1 − a), and through each other one, where it is −a times that one");
    if (isOutput) {
      putIn();
    }
    add(
        delta,
        isOutput ? ending() : "∂a/∂z put in" + through() + ": what the generated class computes");
    return lines;
  }

  private void fromAbove() {
    for (Equations.OfLayer each : equations.fromAbove(step)) {
      String others = readers(each.layer().name());
      add(
          each.formula(),
          "from " + each.layer().name()
              + ", whose W and δ these are: each value goes into its weighted sums, by the weights there"
              + (others.isEmpty() ? "" : "; what " + others + " got comes back as it is"));
    }
  }

  /** The layers without parameters that read the values too, and hand back what they get. */
  private String readers(String besides) {
    return program.layers().stream()
        .filter(layer -> !layer.name().equals(besides)
            && layer.parameters().isEmpty()
            && layer.draws().isEmpty()
            && layer.reads().contains(step.layer().value()))
        .map(Layer::name)
        .collect(Collectors.joining(" and "));
  }

  /** How ∂L/∂a comes from what masks between hand back. */
  private String through() {
    return program.layers().stream()
        .filter(layer ->
            !layer.draws().isEmpty() && layer.reads().contains(step.layer().value()))
        .map(layer -> ", and for ∂L/∂a what comes back through " + layer.name() + ": ∂L/∂"
            + layer.name() + ", times its mask " + layer.name() + "Mask")
        .collect(Collectors.joining());
  }

  /** ∂a/∂z = σ(z) (1 − σ(z)) = a (1 − a). */
  private void slope() {
    if (!isElementwise) {
      return;
    }
    Expr.Var z = activation.reads().get(0).variable();
    Formula inInputs =
        Notation.of(Simplifier.simplify(Derivative.of(activation.expression(), z)), names);
    Formula inValues = Notation.of(slopeInValues(), names);
    boolean isSame = inInputs.equals(inValues);
    Formula known = Formulas.equation(SLOPE, inInputs);
    add(
        isSame ? known : Formulas.equation(known, inValues),
        isSame
            ? "the activation, differentiated" + atKinks()
            : "the activation, differentiated; then in the value that the forward pass has computed"
                + atKinks());
  }

  private String atKinks() {
    return PlainText.of(Notation.of(slopeInValues(), names)).contains(" else ")
        ? "; at the kink itself, where there is no slope, what stands after else"
        : "";
  }

  private Expr slopeInValues() {
    Expr.Var z = activation.reads().get(0).variable();
    return inValues(Derivative.of(activation.expression(), z));
  }

  private Expr inValues(Expr expression) {
    return Reexpression.inTermsOf(
        expression,
        activation.reads().get(0).variable(),
        activation.out().variable(),
        activation.expression());
  }

  /** ∂L/∂a of the output, from the loss as it is declared. */
  private Expr lossSlope() {
    Map<Expr, Expr> values = new HashMap<>();
    values.put(Losses.A, activation.out().variable());
    values.put(Losses.T, program.target().variable());
    names.put(program.target().variable(), equations.letter(program.target()));
    Expr slope = Derivative.of(program.lossFunction().expression(), Losses.A);
    if (program.lossFunction().isMean() && program.outputs() > 1) {
      slope = Exprs.div(slope, Exprs.constant(program.outputs()));
    }
    if (program.weight().isPresent()) {
      slope = Exprs.mul(program.weight().get().variable(), slope);
    }
    return Simplifier.simplify(Substitution.replace(slope, values));
  }

  /** a g − a Σ a g: the gradient {@code g} by all outputs, through softmax. */
  private static Formula ofAll(Formula gradient) {
    Formula a = Formulas.named(Quantity.ACTIVATION);
    Formula own = Formulas.times(a, gradient);
    return Formulas.minus(own, Formulas.times(a, Formulas.sum(own)));
  }

  private void putIn() {
    Formula slope = Notation.of(lossSlope(), names);
    if (!isElementwise) {
      add(Formulas.equation(DELTA, ofAll(slope)), "∂L/∂a put in");
      return;
    }
    Expr product = Exprs.mul(lossSlope(), slopeInValues());
    Formula written = Formulas.times(slope, Notation.of(slopeInValues(), names));
    Formula simple = Notation.of(inValues(product), names);
    add(Formulas.equation(DELTA, written), "both put in");
    if (!simple.equals(written)) {
      add(Formulas.equation(DELTA, simple), "simplified");
    }
  }

  /** A line that says no more than the one before it gives it its reason. */
  private void add(Formula formula, String reason) {
    int last = lines.size() - 1;
    if (last >= 0 && lines.get(last).formula().equals(formula)) {
      lines.set(last, new Line(formula, lines.get(last).reason() + "; " + reason));
    } else {
      lines.add(new Line(formula, reason));
    }
  }

  private String ending() {
    String sum =
        program.lossFunction().targets() == Targets.DISTRIBUTION ? "simplified, as Σ t = 1; " : "";
    return sum
        + (equations.isLossAsDeclared()
            ? "what the generated class computes"
            : "what the generated class computes: it differentiates the loss as it computes it, from the weighted inputs");
  }
}
