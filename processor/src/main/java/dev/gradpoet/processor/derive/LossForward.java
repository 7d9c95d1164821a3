package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.layer.LossFunction;
import dev.gradpoet.processor.layer.Targets;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.scalar.Derivative;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Simplifier;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The loss of each sample: a function of output and target, summed over the outputs, times the sample's weight. */
final class LossForward {
  private LossForward() {}

  /** The targets that a loss compares {@code output} with. */
  static Tensor target(Tensor output) {
    return Tensor.of("", Quantity.TARGET, Role.TARGET, output.indices());
  }

  /** The weights of the samples. */
  static Tensor weight() {
    return Tensor.of("", Quantity.SAMPLE_WEIGHT, Role.SAMPLE_WEIGHT, Index.BATCH);
  }

  /**
   * The loss from the output, or, where it takes a logarithm of it, from what the output is computed from: e^z may overflow or vanish, z
   * does not.
   *
   * @param activation the nest that computes the output
   * @param weight what the loss of each sample is multiplied by, if anything
   */
  static List<Nest> of(
      LossFunction function, Nest activation, Tensor target, Optional<Tensor> weight) {
    Tensor output = activation.out().tensor();
    Expr each = Substitution.replace(
        function.expression(),
        Map.of(new Expr.Var("a"), output.variable(), new Expr.Var("t"), target.variable()));
    if (function.isMean()) {
      each = new Expr.Mul(new Expr.Const(1.0 / output.size(1)), each);
    }
    Accesses accesses = new Accesses(List.of(activation)).add(target);
    each = LogDomain.rewrite(each, activation);
    Tensor loss = Tensor.of("", Quantity.LOSS, Role.LOSS, Index.BATCH);
    Optional<Tensor> common = function.targets() == Targets.DISTRIBUTION
        ? commonOf(each, target, accesses)
        : Optional.empty();
    Tensor sum = common.isPresent()
        ? loss.sibling(Quantity.EXPECTED_INPUT)
        : weight.isPresent() ? loss.sibling(Quantity.UNWEIGHTED_LOSS) : loss;
    Expr result = sum.variable();
    if (common.isPresent()) {
      Expr.Var variable = common.get().variable();
      each = Simplifier.simplify(
          new Expr.Neg(Substitution.replace(each, Map.of(variable, new Expr.Const(0)))));
      result = new Expr.Sub(variable, result);
    }
    if (weight.isPresent()) {
      accesses.add(weight.get());
      result = new Expr.Mul(weight.get().variable(), result);
    }
    Tensor term = Tensor.of("", Quantity.LOSS_TERM, Role.VALUE, output.indices());
    List<Nest> nests = new ArrayList<>();
    nests.add(set(term, each, accesses));
    nests.add(Nest.reduce(sum, Combine.SUM, false, term));
    if (!sum.equals(loss)) {
      nests.add(set(loss, result, accesses.add(sum)));
    }
    return nests;
  }

  private static Nest set(Tensor out, Expr value, Accesses accesses) {
    return Nest.of(Access.of(out), Combine.SET, false, value, accesses.of(value));
  }

  /**
   * What {@code each} has once for each target and is the same for all outputs: Σ t (c − z) = c − Σ t z, as a distribution's sum is one. So
   * neither 0 · ∞ appears where a target is 0 and c − z overflows, nor in the gradient the sum of the targets.
   */
  private static Optional<Tensor> commonOf(Expr each, Tensor target, Accesses accesses) {
    for (Access access : accesses.of(each)) {
      Tensor tensor = access.tensor();
      if (!new HashSet<>(tensor.indices()).containsAll(target.indices())
          && Simplifier.simplify(Derivative.of(each, tensor.variable()))
              .equals(target.variable())) {
        return Optional.of(tensor);
      }
    }
    return Optional.empty();
  }
}
