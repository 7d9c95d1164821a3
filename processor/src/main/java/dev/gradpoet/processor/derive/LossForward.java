package dev.gradpoet.processor.derive;

import dev.gradpoet.Loss;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Mode;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Pointwise;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Reduce;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Derivative;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Simplifier;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The loss of each sample: a function of output and target, summed over the outputs, times the sample's weight. */
final class LossForward {
  private LossForward() {}

  /** The targets that the loss of {@code network} compares {@code output} with. */
  static Tensor target(NetworkModel network, Tensor output) {
    Quantity quantity =
        network.loss() == Loss.CROSS_ENTROPY ? Quantity.DISTRIBUTION : Quantity.TARGET;
    return new Tensor("", quantity, false, output.indices());
  }

  /** The weights of the samples, where {@code network} has them. */
  static Optional<Tensor> weight(NetworkModel network) {
    return network.sampleWeights()
        ? Optional.of(Tensor.of("", Quantity.SAMPLE_WEIGHT, Index.BATCH))
        : Optional.empty();
  }

  /**
   * The loss from {@code output}, or, where it takes a logarithm of it, from what the output is computed from: e^z may overflow or
   * vanish, z does not.
   *
   * @param activation the nest that computes {@code output}
   * @param weight what the loss of each sample is multiplied by, if anything
   */
  static List<Nest> of(
      NetworkModel network, Pointwise activation, Tensor target, Optional<Tensor> weight) {
    Tensor output = activation.out();
    Expr each = Substitution.replace(
        Losses.expression(network.loss(), network.huberDelta()),
        Map.of(new Expr.Var("a"), output.variable(), new Expr.Var("t"), target.variable()));
    if (Losses.isMean(network.loss())) {
      each = new Expr.Mul(new Expr.Const(1.0 / network.outputs()), each);
    }
    Known known = new Known(List.of(activation)).add(target);
    each = LogDomain.rewrite(each, activation);
    Tensor loss = Tensor.of("", Quantity.LOSS, Index.BATCH);
    Optional<Tensor> common = commonOf(each, target, known);
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
      known.add(weight.get());
      result = new Expr.Mul(weight.get().variable(), result);
    }
    Tensor term = new Tensor("", Quantity.LOSS_TERM, false, output.indices());
    List<Nest> nests = new ArrayList<>();
    nests.add(new Pointwise(term, Mode.SET, each, known.tensorsOf(each)));
    nests.add(new Reduce(sum, Mode.SET, Reduce.Operation.SUM, term));
    if (!sum.equals(loss)) {
      nests.add(new Pointwise(loss, Mode.SET, result, known.add(sum).tensorsOf(result)));
    }
    return nests;
  }

  /**
   * What {@code each} has once for each target and is the same for all outputs: Σ t (c − z) = c − Σ t z, as a distribution's sum is one. So
   * neither 0 · ∞ appears where a target is 0 and c − z overflows, nor in the gradient the sum of the targets.
   */
  private static Optional<Tensor> commonOf(Expr each, Tensor target, Known known) {
    if (target.quantity() != Quantity.DISTRIBUTION) {
      return Optional.empty();
    }
    for (Tensor tensor : known.tensorsOf(each)) {
      if (!tensor.indices().containsAll(target.indices())
          && Simplifier.simplify(Derivative.of(each, tensor.variable()))
              .equals(target.variable())) {
        return Optional.of(tensor);
      }
    }
    return Optional.empty();
  }
}
