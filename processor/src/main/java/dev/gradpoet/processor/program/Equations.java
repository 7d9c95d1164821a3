package dev.gradpoet.processor.program;

import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.Formulas;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.IndexForm;
import dev.gradpoet.processor.nest.MatrixForm;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The equations of a program, of one sample, as a textbook has them: z = Wᵀ x + b, δ = (a − t) a (1 − a), ∂L/∂W = x δᵀ. They are those of
 * its nests: in {@linkplain MatrixForm vectors and matrices}, and {@linkplain IndexForm with indices} where these have no such form.
 */
public final class Equations {
  private final Program program;

  public Equations(Program program) {
    this.program = program;
  }

  /** A formula in the letters of a layer. */
  public record OfLayer(Formula formula, Layer layer) {}

  /** Whether all that {@code step} computes has a form in vectors and matrices. */
  public boolean areInMatrices(Step step) {
    Letters letters = letters(step);
    for (Tensor tensor : results(step)) {
      if (MatrixForm.of(tensor, step.parts(), letters).isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** One equation for each nest of {@code step}, with indices. */
  public List<Formula> withIndices(Step step) {
    List<Formula> equations = new ArrayList<>();
    for (Nest nest : Part.nests(step.parts())) {
      equations.add(withIndices(step, nest));
    }
    return equations;
  }

  /** The equation of {@code nest}, a part of {@code step}, with indices. */
  public Formula withIndices(Step step, Nest nest) {
    return IndexForm.ofSample(nest, step.layer().value());
  }

  /**
   * From what a layer reads to what it hands on, in vectors and matrices: z = Wᵀ x + b, a = tanh(z).
   *
   * @param drops whether dropout is on; if not, its layers are left out
   */
  public List<Formula> forward(Step step, boolean drops) {
    Letters letters = new Letters(program, step.layer().name(), drops);
    List<Formula> equations = new ArrayList<>();
    for (Tensor tensor : results(step)) {
      add(equation(tensor, step, letters), equations);
    }
    return equations;
  }

  /**
   * What a layer hands on, by its name: hidden = tanh(Wᵀ x + b); and what that does not say: hidden = max(z, 0), z = Wᵀ x + b.
   *
   * @throws IllegalArgumentException if not all of it has a form in vectors and matrices
   */
  public List<Formula> layer(Step step) {
    Letters letters = letters(step);
    Formula value = required(step.layer().value(), step);
    List<Formula> equations = new ArrayList<>();
    for (Tensor tensor : results(step)) {
      Formula letter = letters.apply(tensor);
      Formula right = required(tensor, step);
      if (letter.equals(value)) {
        value = right;
      } else if (value instanceof Formula.Application function
          && List.of(letter).equals(function.arguments())) {
        value = new Formula.Application(function.function(), List.of(right));
      } else if (!tensor.equals(step.layer().value()) && !letter.equals(right)) {
        equations.add(Formulas.equation(letter, right));
      }
    }
    equations.add(0, Formulas.equation(Formulas.named(step.layer().name()), value));
    return equations;
  }

  /** What {@code step} says of {@code tensor}, which it writes, in vectors and matrices; empty if nothing. */
  public Optional<Formula> of(Tensor tensor, Step step) {
    return equation(tensor, step, letters(step));
  }

  private Formula required(Tensor tensor, Step step) {
    return MatrixForm.of(tensor, step.parts(), letters(step))
        .orElseThrow(() -> new IllegalArgumentException("no matrices: " + tensor.text()));
  }

  /** δ = (a − t) a (1 − a), of a layer that has weighted inputs. */
  public Optional<Formula> delta(Step step) {
    for (Tensor tensor : results(step)) {
      if (isDelta(tensor)) {
        return equation(tensor, step, letters(step));
      }
    }
    return Optional.empty();
  }

  /** ∂L/∂a = W δ of the layers above, which {@link #delta} starts from; empty for the output. */
  public List<OfLayer> fromAbove(Step step) {
    Set<Tensor> reads = new LinkedHashSet<>();
    for (Nest nest : Part.nests(step.parts())) {
      if (isDelta(nest.out().tensor())) {
        reads.addAll(nest.operands());
      }
    }
    List<OfLayer> equations = new ArrayList<>();
    for (Step above : program.backward()) {
      boolean isOther = !above.layer().name().equals(step.layer().name());
      for (Tensor tensor : results(above)) {
        if (isOther && tensor.isGradient() && reads.contains(tensor)) {
          Formula left = letters(step).apply(tensor);
          Optional<Formula> right = MatrixForm.of(tensor, above.parts(), letters(above));
          if (right.isPresent()) {
            Formula relation = relation(left, tensor, above, right.get());
            equations.add(new OfLayer(relation, above.layer()));
          }
        }
      }
    }
    return equations;
  }

  /** ∂L/∂W = x δᵀ, ∂L/∂b = δ. */
  public List<Formula> gradient(Step step) {
    List<Formula> equations = new ArrayList<>();
    for (Tensor tensor : results(step)) {
      if (tensor.isParameter()) {
        add(equation(tensor, step, letters(step)), equations);
      }
    }
    return equations;
  }

  /** ∂L/∂x = W δ: what a layer hands on to those that it reads, in vectors and matrices. */
  public List<Formula> propagation(Step step) {
    List<Formula> equations = new ArrayList<>();
    for (Tensor tensor : results(step)) {
      if (tensor.isGradient() && !tensor.isParameter() && !isDelta(tensor)) {
        add(equation(tensor, step, letters(step)), equations);
      }
    }
    return equations;
  }

  /** L = ½ Σ (a − t)²; L = −Σ t log(a) = log Σ exp(z) − Σ t z where it is computed in another way than declared. */
  public Formula loss() {
    return new LossEquation(program).equation();
  }

  /** Whether the loss is computed as it is declared: if not, {@link #loss} has a second side. */
  public boolean isLossAsDeclared() {
    return new LossEquation(program).isAsDeclared();
  }

  /** Σ t = 1, if {@link #loss} takes it that this holds. */
  public Optional<Formula> lossCondition() {
    return new LossEquation(program).condition();
  }

  /** The penalty on the weights of each layer that has one: Σ (0.001 |W_ij| + 0.01 W_ij²). */
  public List<OfLayer> penalties() {
    List<OfLayer> penalties = new ArrayList<>();
    for (Nest nest : program.penalty()) {
      if (nest.combine() == Combine.SET) {
        Formula weight = Formulas.named(Quantity.WEIGHTS + "_ij");
        penalties.add(new OfLayer(
            LossEquation.sum(
                nest.expression(),
                Map.of(nest.reads().get(0).variable(), weight),
                List.of(),
                List.of()),
            program.layer(nest.reads().get(0).tensor().layer())));
      }
    }
    return penalties;
  }

  /** What {@code tensor} is called in equations of its layer. */
  public Formula letter(Tensor tensor) {
    return new Letters(program, tensor.layer(), true).apply(tensor);
  }

  private Letters letters(Step step) {
    return new Letters(program, step.layer().name(), true);
  }

  /** What a step writes, in order. */
  private static Set<Tensor> results(Step step) {
    Set<Tensor> results = new LinkedHashSet<>();
    for (Nest nest : Part.nests(step.parts())) {
      results.add(nest.out().tensor());
    }
    return results;
  }

  private static boolean isDelta(Tensor tensor) {
    return tensor.isGradient() && tensor.name().equals(Quantity.WEIGHTED_INPUT);
  }

  private static void add(Optional<Formula> equation, List<Formula> equations) {
    if (equation.isPresent()) {
      equations.add(equation.get());
    }
  }

  /** Empty if it has no form in matrices, or says no more than what the tensor is called. */
  private static Optional<Formula> equation(Tensor tensor, Step step, Letters letters) {
    Formula left = letters.apply(tensor);
    Optional<Formula> right = MatrixForm.of(tensor, step.parts(), letters);
    return right.isEmpty() || left.equals(right.get())
        ? Optional.empty()
        : Optional.of(relation(left, tensor, step, right.get()));
  }

  /** Gradients of parameters add up over samples, which an equation of one sample does not say; others are sums of what layers add. */
  private static Formula relation(Formula left, Tensor tensor, Step step, Formula right) {
    for (Nest nest : Part.nests(step.parts())) {
      if (nest.out().tensor().equals(tensor)) {
        return nest.adds() && !tensor.isParameter()
            ? Formulas.growth(left, right)
            : Formulas.equation(left, right);
      }
    }
    throw new IllegalArgumentException(step.layer().name() + " does not write " + tensor.text());
  }
}
