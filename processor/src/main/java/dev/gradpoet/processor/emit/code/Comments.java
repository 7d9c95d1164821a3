package dev.gradpoet.processor.emit.code;

import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.NestText;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.Form;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Formula;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The equations beside the code, printed from the same expressions as the code. */
public final class Comments {
  /** The sign of a sum. */
  private static final String SIGMA = "Σ ";

  /** How long a line of a comment may be, beside what it is indented by. */
  private static final int WIDTH = 80;

  private final Program program;
  private final Map<Expr, Tensor> tensors = new HashMap<>();

  public Comments(Program program) {
    this.program = program;
    for (Nest nest : program.nests()) {
      for (Access read : nest.reads()) {
        tensors.put(read.variable(), read.tensor());
      }
    }
  }

  /** {@code hidden = tanh(Wᵀ x + b)}. */
  public String forward(Step step) {
    Layer layer = step.layer();
    if (isProduct(step)) {
      return layer.name() + " = " + activation(step, "Wᵀ " + input(step) + bias(layer));
    }
    return isMasked(step) ? layer.name() + " = " + input(step) + " ⊙ mask" : equations(step);
  }

  /** {@code z = Wᵀ x + b, a = tanh(z)}. */
  public String forwardInParts(Step step, boolean drops) {
    if (isProduct(step)) {
      return "z = Wᵀ " + (drops ? input(step) : inputWithoutDropout(step)) + bias(step.layer())
          + ", a = " + activation(step, "z");
    }
    return "a = " + input(step) + " ⊙ mask";
  }

  /** The equations of a step, each in a line of its own if there are several. */
  private static String equations(Step step) {
    List<String> equations =
        NestText.equations(step.parts(), step.layer().name(), step.layer().value());
    return equations.size() == 1
        ? equations.get(0)
        : "Computes\n\n<pre>\n" + String.join("\n", equations) + "\n</pre>";
  }

  /** Lines of at most {@value #WIDTH} letters, broken at spaces. */
  public static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    String rest = text;
    while (rest.length() > WIDTH) {
      int space = rest.lastIndexOf(' ', WIDTH);
      lines.add(rest.substring(0, space));
      rest = "    " + rest.substring(space + 1);
    }
    lines.add(rest);
    return lines;
  }

  /** Whether a layer is a product of its weights with what it reads, in the forward pass or backward. */
  private static boolean isProduct(Step step) {
    return Form.of(step.parts()).stream().anyMatch(Contract.class::isInstance);
  }

  private static boolean isMasked(Step step) {
    return !step.layer().draws().isEmpty();
  }

  private static String bias(Layer layer) {
    return layer.parameters().size() == 2 ? " + b" : "";
  }

  private static String activation(Step step, String z) {
    if (step.layer().activation().equals("softmax")) {
      return "softmax(" + z + ")";
    }
    List<NestForm> forms = NestForm.of(step);
    Pointwise activation = (Pointwise) forms.get(forms.size() - 1);
    Expr.Var variable = activation.variable(0);
    if (activation.expression().equals(variable)) {
      return z;
    }
    String formula = Formula.of(
        Substitution.replace(activation.expression(), Map.of(variable, new Expr.Var("z"))));
    return z.equals("z") ? formula : formula + " with z = " + z;
  }

  /**
   * {@code L = ½ Σ (a − t)²}; where the code has another form than the declaration, {@code L = −Σ t log a = …}, with what the targets must
   * be for that; where samples have weights, {@code L = −w Σ t log a}.
   */
  public String loss() {
    Expr declared = program.lossFunction().expression();
    boolean isMean = program.lossFunction().isMean() && program.outputs() > 1;
    String sigma = program.weight().isPresent() ? "w Σ " : SIGMA;
    String formula = "L = " + (isMean ? share(program.outputs()) : "") + sum(sigma, declared, "");
    Expr written = program.loss().get(0).expression();
    Expr.Var output = program.output().variable();
    String layer = program.output().layer();
    Tensor sum = program.loss().get(1).out().tensor();
    if (sum.name().equals(Quantity.EXPECTED_INPUT)) {
      Expr whole = Substitution.replace(
          program.loss().get(2).expression(),
          Map.of(sum.variable(), new Expr.Var(sum(SIGMA, written, layer))));
      return formula + " = " + formula(whole, layer) + ", as Σ t = 1";
    }
    boolean isRewritten = !Exprs.contains(written, output);
    return isRewritten ? formula + " = " + sum(sigma, written, layer) : formula;
  }

  /** One part in {@code count}: {@code (1/3) }, as 1/3 w might be 1/(3 w). */
  private static String share(int count) {
    return count == 2 ? "½ " : "(1/" + count + ") ";
  }

  /** @param sigma the sign of the sum, with what stands before it whatever the term */
  private String sum(String sigma, Expr term, String layer) {
    if (term instanceof Expr.Neg neg) {
      return "−" + sum(sigma, neg.operand(), layer);
    }
    if (term instanceof Expr.Mul product && product.left() instanceof Expr.Const factor) {
      return Formula.of(factor) + " " + sigma + summand(product.right(), layer);
    }
    return sigma + summand(term, layer);
  }

  /** {@code Σ (0.001 |W_ij| + 0.01 W_ij²) over the weights of hidden}, for each layer that has a penalty. */
  public List<String> penalties() {
    List<String> penalties = new ArrayList<>();
    for (Nest nest : program.penalty()) {
      if (nest.combine() == Combine.SET) {
        Tensor weights = nest.reads().get(0).tensor();
        Expr each = Substitution.replace(
            nest.expression(), Map.of(weights.variable(), new Expr.Var("W_ij")));
        penalties.add(sum(SIGMA, each, "") + " over the weights of " + weights.layer());
      }
    }
    return penalties;
  }

  private String summand(Expr term, String layer) {
    String formula = formula(term, layer);
    boolean isCompound =
        term instanceof Expr.Add || term instanceof Expr.Sub || term instanceof Expr.Select;
    return isCompound ? "(" + formula + ")" : formula;
  }

  /** {@code δ = a − t}; below the output {@code δ = (W δ) ⊙ …} with the layer above. */
  public String delta(Step step) {
    for (Nest nest : Part.nests(step.parts())) {
      if (nest.out().tensor().name().equals(Quantity.WEIGHTED_INPUT)
          && nest.combine() == Combine.SET
          && nest.out().tensor().isGradient()) {
        return "δ = " + formula(nest.expression(), step.layer().name());
      }
    }
    return "";
  }

  /** The equations of a backward step: δ, the gradients of the parameters, and what is handed on. */
  public String backward(Step step) {
    if (!isProduct(step)) {
      return equations(step);
    }
    return delta(step) + ". " + gradient(step)
        + (propagates(step) ? ", ∂L/∂" + input(step) + " = W δ" : "");
  }

  /** The equations of {@link #delta}, with the gradient from the layer above where there is one. */
  public String deltaFromAbove(Step step) {
    List<Layer> layers = program.layers();
    int next = layers.indexOf(step.layer()) + 1;
    String from = "a";
    while (next < layers.size() && !layers.get(next).draws().isEmpty()) {
      from = layers.get(next).name();
      next++;
    }
    return next == layers.size()
        ? delta(step)
        : "∂L/∂" + from + " = W δ of " + layers.get(next).name() + ", " + delta(step);
  }

  /** {@code ∂L/∂W = x δᵀ, ∂L/∂b = δ}. */
  public String gradient(Step step) {
    return "∂L/∂W = " + input(step) + " δᵀ"
        + (step.layer().parameters().size() == 2 ? ", ∂L/∂b = δ" : "");
  }

  /** Whether {@code step} hands a gradient to the layer below. */
  public static boolean propagates(Step step) {
    return Form.of(step.parts()).stream()
        .anyMatch(form -> form instanceof Contract product && !product.out().isParameter());
  }

  /** {@code text} as it must stand in Javadoc. */
  public static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** What a step reads when dropout is off: {@code x} or the name of the layer below that computes it. */
  private String inputWithoutDropout(Step step) {
    String name = step.layer().inputs().get(0);
    while (!name.isEmpty() && !program.layer(name).draws().isEmpty()) {
      name = program.layer(name).inputs().get(0);
    }
    return name.isEmpty() ? "x" : name;
  }

  /** What a step reads: {@code x} or the name of the layer below. */
  public String input(Step step) {
    String name = step.layer().inputs().get(0);
    return name.isEmpty() ? "x" : name;
  }

  /** A formula in the textbook's letters: those of {@code layer} without its name, the gradient from above as ∂L/∂a. */
  private String formula(Expr expression, String layer) {
    Map<Expr, Expr> letters = new HashMap<>();
    for (Expr.Var variable : Exprs.variables(expression)) {
      Tensor tensor = tensors.get(variable);
      letters.put(variable, new Expr.Var(tensor == null ? variable.name() : letter(tensor, layer)));
    }
    return Formula.of(Substitution.replace(expression, letters));
  }

  private static String letter(Tensor tensor, String layer) {
    if (tensor.isGradient()) {
      return "∂L/∂" + letter(tensor.original(), layer);
    }
    if (tensor.layer().equals(layer)) {
      return tensor.name().equals(Quantity.LOG_SUM_EXP) ? "log Σ exp(z)" : tensor.name();
    }
    if (tensor.layer().isEmpty()) {
      return tensor.name();
    }
    return tensor.layer() + (tensor.role() == Role.DRAW ? "Mask" : "");
  }
}
