package dev.gradpoet.processor.emit.code;

import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.Javadoc;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Equations;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which equations stand beside which code; they are printed from the nests that the code is written from. */
public final class Comments {
  /** How long a line of a comment may be, beside what it is indented by. */
  private static final int WIDTH = 80;

  private final Equations equations;
  private final boolean areJavadoc;

  private Comments(Program program, boolean areJavadoc) {
    this.equations = new Equations(program);
    this.areJavadoc = areJavadoc;
  }

  /** Comments among statements. */
  public static Comments inCode(Program program) {
    return new Comments(program, false);
  }

  /** Comments on methods and classes. */
  public static Comments inJavadoc(Program program) {
    return new Comments(program, true);
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

  /** {@code hidden = tanh(Wᵀ x + b).}, or a list of equations with indices. */
  public String forward(Step step) {
    return equations.areInMatrices(step) ? layer(step) + "." : withIndices(step);
  }

  /** {@code hidden = tanh(Wᵀ x + b)}, of a layer of vectors and matrices. */
  public String layer(Step step) {
    List<String> all = texts(equations.layer(step));
    String rest = String.join(", ", all.subList(1, all.size()));
    return all.get(0) + (rest.isEmpty() ? "" : " with " + rest);
  }

  /** {@code z = Wᵀ x + b} and {@code a = tanh(z)}; layers of dropout are left out where it is off. */
  public List<String> forwardInParts(Step step, boolean drops) {
    return texts(equations.forward(step, drops));
  }

  /** {@code L = ½ Σ (a − t)²}, with what must hold of the targets for that. */
  public String loss() {
    String condition = text(equations.lossCondition());
    return text(equations.loss()) + (condition.isEmpty() ? "" : ", as " + condition);
  }

  /** The formula of {@code tensor}, of which each sample has one; for log Σ exp(z) with what for. */
  public String number(Tensor tensor) {
    String formula = text(equations.letter(tensor));
    return tensor.name().equals(Quantity.LOG_SUM_EXP)
        ? formula + ": with the logits z, all that the loss needs, whatever their size"
        : formula;
  }

  /** {@code Σ (0.001 |W_ij| + 0.01 W_ij²) over the weights of hidden}, for each layer that has a penalty. */
  public List<String> penalties() {
    List<String> penalties = new ArrayList<>();
    for (Equations.OfLayer penalty : equations.penalties()) {
      penalties.add(
          text(penalty.formula()) + " over the weights of " + penalty.layer().name());
    }
    return penalties;
  }

  /** {@code δ = a − t. ∂L/∂W = x δᵀ, ∂L/∂b = δ, ∂L/∂x = W δ.}, or a list of equations with indices. */
  public String backward(Step step) {
    if (!equations.areInMatrices(step)) {
      return withIndices(step);
    }
    List<String> rest = new ArrayList<>(texts(equations.gradient(step)));
    rest.addAll(texts(equations.propagation(step)));
    String delta = delta(step);
    String separator = delta.isEmpty() || rest.isEmpty() ? "" : ". ";
    return delta + separator + String.join(", ", rest) + ".";
  }

  /** {@code δ = ∂L/∂a · a (1 − a)}. */
  public String delta(Step step) {
    return text(equations.delta(step));
  }

  /** {@code ∂L/∂a = W δ of output, δ = ∂L/∂a · a (1 − a)}. */
  public String deltaFromAbove(Step step) {
    String above = above(step);
    return above.isEmpty() ? delta(step) : above + ", " + delta(step);
  }

  /** {@code ∂L/∂a = W δ of output}; nothing for the last layer. */
  public String above(Step step) {
    List<String> texts = new ArrayList<>();
    for (Equations.OfLayer above : equations.fromAbove(step)) {
      texts.add(text(above.formula()) + " of " + above.layer().name());
    }
    return String.join(", ", texts);
  }

  /** The equation that {@code nest} computes a part of; nothing where it is the only one of {@code step}, or says nothing. */
  public String beside(Step step, Nest nest) {
    if (Part.nests(step.parts()).size() == 1) {
      return "";
    }
    return equations.areInMatrices(step)
        ? text(equations.of(nest.out().tensor(), step))
        : text(equations.withIndices(step, nest));
  }

  /** {@code ∂L/∂W = x δᵀ, ∂L/∂b = δ}. */
  public String gradient(Step step) {
    return String.join(", ", texts(equations.gradient(step)));
  }

  /** {@code ∂L/∂x = W δ}. */
  public String propagation(Step step) {
    return String.join(", ", texts(equations.propagation(step)));
  }

  private String withIndices(Step step) {
    List<Formula> all = equations.withIndices(step);
    if (all.size() == 1) {
      return text(all.get(0)) + ".";
    }
    StringBuilder list = new StringBuilder("Computes\n\n<pre>{@code\n");
    for (Formula equation : all) {
      list.append(PlainText.of(equation)).append('\n');
    }
    return list + "}</pre>";
  }

  private List<String> texts(List<Formula> formulas) {
    List<String> texts = new ArrayList<>();
    for (Formula formula : formulas) {
      texts.add(text(formula));
    }
    return texts;
  }

  /** Empty if there is none. */
  private String text(Optional<Formula> formula) {
    return formula.isPresent() ? text(formula.get()) : "";
  }

  private String text(Formula formula) {
    return areJavadoc ? Javadoc.of(formula) : PlainText.of(formula);
  }
}
