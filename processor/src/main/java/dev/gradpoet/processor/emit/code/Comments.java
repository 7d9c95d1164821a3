package dev.gradpoet.processor.emit.code;

import dev.gradpoet.Activation;
import dev.gradpoet.processor.derive.Program;
import dev.gradpoet.processor.derive.Step;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.nest.Contract;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Pointwise;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Tensor;
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

  private final Program program;

  public Comments(Program program) {
    this.program = program;
  }

  /** {@code hidden = tanh(Wᵀ x + b)}. */
  public String forward(Step step) {
    if (step.layer() instanceof DenseModel dense) {
      String z = "Wᵀ " + input(step) + (dense.bias() ? " + b" : "");
      return dense.name() + " = " + activation(dense, step, z);
    }
    return step.layer().name() + " = " + input(step) + " ⊙ mask";
  }

  /** {@code z = Wᵀ x + b, a = tanh(z)}. */
  public String forwardInParts(Step step, boolean drops) {
    if (step.layer() instanceof DenseModel dense) {
      return "z = Wᵀ " + (drops ? input(step) : inputWithoutDropout(step))
          + (dense.bias() ? " + b" : "") + ", a = " + activation(dense, step, "z");
    }
    return "a = " + input(step) + " ⊙ mask";
  }

  private static String activation(DenseModel dense, Step step, String z) {
    if (dense.activation() == Activation.SOFTMAX) {
      return "softmax(" + z + ")";
    }
    Pointwise activation = (Pointwise) step.nests().get(step.nests().size() - 1);
    Expr.Var variable = activation.operands().get(0).variable();
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
    NetworkModel network = program.network();
    Expr declared = Losses.expression(network.loss(), network.huberDelta());
    boolean isMean = Losses.isMean(network.loss()) && network.outputs() > 1;
    String sigma = program.weight().isPresent() ? "w Σ " : SIGMA;
    String formula = "L = " + (isMean ? share(network.outputs()) : "") + sum(sigma, declared, "");
    Expr written = ((Pointwise) program.loss().get(0)).expression();
    Expr.Var output = program.output().variable();
    String layer = output.name().replaceAll("\\..*", "");
    Tensor sum = program.loss().get(1).out();
    if (sum.quantity() == Quantity.EXPECTED_INPUT) {
      Expr whole = Substitution.replace(
          ((Pointwise) program.loss().get(2)).expression(),
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
  private static String sum(String sigma, Expr term, String layer) {
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
      if (nest instanceof Pointwise pointwise) {
        Tensor weights = pointwise.operands().get(0);
        Expr each = Substitution.replace(
            pointwise.expression(), Map.of(weights.variable(), new Expr.Var("W_ij")));
        penalties.add(sum(SIGMA, each, "") + " over the weights of " + weights.layer());
      }
    }
    return penalties;
  }

  private static String summand(Expr term, String layer) {
    String formula = formula(term, layer);
    boolean isCompound =
        term instanceof Expr.Add || term instanceof Expr.Sub || term instanceof Expr.Select;
    return isCompound ? "(" + formula + ")" : formula;
  }

  /** {@code δ = a − t}; below the output {@code δ = (W δ) ⊙ …} with the layer above. */
  public String delta(Step step) {
    for (Nest nest : step.nests()) {
      if (nest instanceof Pointwise pointwise
          && pointwise.out().quantity() == Quantity.WEIGHTED_INPUT) {
        return "δ = " + formula(pointwise.expression(), step.layer().name());
      }
    }
    return "";
  }

  /** The equations of {@link #delta}, with the gradient from the layer above where there is one. */
  public String deltaFromAbove(Step step) {
    List<LayerModel> layers = program.network().layers();
    int next = layers.indexOf(step.layer()) + 1;
    String from = "a";
    while (next < layers.size() && !(layers.get(next) instanceof DenseModel)) {
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
        + (((DenseModel) step.layer()).bias() ? ", ∂L/∂b = δ" : "");
  }

  /** Whether {@code step} hands a gradient to the layer below. */
  public static boolean propagates(Step step) {
    return step.nests().stream()
        .anyMatch(nest -> nest instanceof Contract && !nest.out().quantity().isParameter());
  }

  /** {@code text} as it must stand in Javadoc. */
  public static String html(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** What a step reads when dropout is off: {@code x} or the name of the dense layer below. */
  private String inputWithoutDropout(Step step) {
    List<LayerModel> layers = program.network().layers();
    for (int index = layers.indexOf(step.layer()) - 1; index >= 0; index--) {
      if (layers.get(index) instanceof DenseModel dense) {
        return dense.name();
      }
    }
    return "x";
  }

  /** What a step reads: {@code x} or the name of the layer below. */
  public String input(Step step) {
    List<LayerModel> layers = program.network().layers();
    int index = layers.indexOf(step.layer());
    return index == 0 ? "x" : layers.get(index - 1).name();
  }

  /** A formula in the textbook's letters: those of {@code layer} without its name, the gradient from above as ∂L/∂a. */
  private static String formula(Expr expression, String layer) {
    Map<Expr, Expr> letters = new HashMap<>();
    for (Expr.Var variable : Exprs.variables(expression)) {
      letters.put(variable, new Expr.Var(letter(variable.name(), layer)));
    }
    return Formula.of(Substitution.replace(expression, letters));
  }

  private static String letter(String variable, String layer) {
    if (variable.startsWith("d ")) {
      return "∂L/∂" + letter(variable.substring(2), layer);
    }
    String own = layer + ".";
    if (variable.startsWith(own)) {
      String letter = variable.substring(own.length());
      return letter.equals(Quantity.LOG_SUM_EXP.symbol()) ? "log Σ exp(z)" : letter;
    }
    int dot = variable.indexOf('.');
    return dot < 0
        ? variable
        : variable.substring(0, dot).concat(variable.endsWith(".m") ? "Mask" : "");
  }
}
