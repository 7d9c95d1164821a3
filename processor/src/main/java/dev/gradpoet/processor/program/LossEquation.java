package dev.gradpoet.processor.program;

import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.Formulas;
import dev.gradpoet.processor.formula.Notation;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The loss as a sum over the outputs: as it was declared, and as it is computed where that is something else. */
final class LossEquation {
  private final Program program;
  private final Letters letters;

  LossEquation(Program program) {
    this.program = program;
    this.letters = new Letters(program, program.output().layer(), true);
  }

  /** L = ½ Σ (a − t)²; L = −w Σ t log(a) = w (log Σ exp(z) − Σ t z). */
  Formula equation() {
    List<Formula> shares = new ArrayList<>();
    if (program.lossFunction().isMean() && program.outputs() > 1) {
      shares.add(share(program.outputs()));
    }
    Formula declared = sum(program.lossFunction().expression(), Map.of(), shares, weights());
    Formula equation = Formulas.equation(Formulas.named(Quantity.LOSS), declared);
    Optional<Formula> computed = computed();
    return computed.isPresent() ? Formulas.equation(equation, computed.get()) : equation;
  }

  /** Whether it is computed as it is declared. */
  boolean isAsDeclared() {
    return computed().isEmpty();
  }

  /** What must hold of the targets for that: Σ t = 1. */
  Optional<Formula> condition() {
    Formula sum = Formulas.sum(letters.apply(program.target()));
    return isOfDistribution()
        ? Optional.of(Formulas.equation(sum, Formulas.number(1)))
        : Optional.empty();
  }

  private boolean isOfDistribution() {
    return program.loss().get(1).out().tensor().name().equals(Quantity.EXPECTED_INPUT);
  }

  private Optional<Formula> computed() {
    Nest each = program.loss().get(0);
    if (isOfDistribution()) {
      Nest whole = program.loss().get(2);
      Map<Expr.Var, Formula> names = names(whole);
      Formula sum = sum(each.expression(), names(each), List.of(), List.of());
      names.put(program.loss().get(1).out().variable(), sum);
      return Optional.of(Notation.of(whole.expression(), names));
    }
    boolean isDeclared = Exprs.contains(each.expression(), program.output().variable());
    return isDeclared
        ? Optional.empty()
        : Optional.of(sum(each.expression(), names(each), List.of(), weights()));
  }

  private Map<Expr.Var, Formula> names(Nest nest) {
    Map<Expr.Var, Formula> names = new HashMap<>();
    for (Access read : nest.reads()) {
      names.put(read.variable(), letters.apply(read.tensor()));
    }
    return names;
  }

  private List<Formula> weights() {
    return program.weight().isPresent()
        ? List.of(letters.apply(program.weight().get()))
        : List.of();
  }

  private static Formula share(int outputs) {
    return outputs == 2
        ? Formulas.number(0.5)
        : Formulas.over(Formulas.number(1), Formulas.number(outputs));
  }

  /**
   * Σ of {@code term}, with its sign and its number before: −w Σ t log(a), ½ Σ (a − t)².
   *
   * @param outer what stands before the number
   * @param inner what stands after it
   */
  static Formula sum(
      Expr term, Map<Expr.Var, Formula> names, List<Formula> outer, List<Formula> inner) {
    if (term instanceof Expr.Neg negative) {
      return Formulas.negative(sum(negative.operand(), names, outer, inner));
    }
    List<Formula> factors = new ArrayList<>(outer);
    Expr each = term;
    if (term instanceof Expr.Mul product && product.left() instanceof Expr.Const) {
      factors.add(Notation.of(product.left()));
      each = product.right();
    }
    factors.addAll(inner);
    Formula sum = Formulas.sum(Notation.of(each, names));
    for (int k = factors.size() - 1; k >= 0; k--) {
      sum = Formulas.times(factors.get(k), sum);
    }
    return sum;
  }
}
