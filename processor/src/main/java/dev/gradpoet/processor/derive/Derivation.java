package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.nest.Adjoint;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Pointwise;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derives the program of a network: forward passes are composed, the backward pass follows from them. */
public final class Derivation {
  private Derivation() {}

  /** The program of a checked network. */
  public static Program of(NetworkModel network) {
    Tensor input = Tensor.of("", Quantity.INPUT, Index.BATCH, new Index("", network.inputs()));
    List<Step> forward = new ArrayList<>();
    Map<String, Tensor> values = new LinkedHashMap<>();
    Tensor value = input;
    for (LayerModel layer : network.layers()) {
      Forward pass = Forward.of(layer, value);
      forward.add(new Step(layer, pass.nests()));
      value = pass.value();
      values.put(layer.name(), value);
    }
    List<Nest> all = new ArrayList<>();
    for (Step step : forward) {
      all.addAll(step.nests());
    }

    Tensor target = LossForward.target(network, value);
    Optional<Tensor> weight = LossForward.weight(network);
    List<Nest> loss = LossForward.of(network, (Pointwise) all.get(all.size() - 1), target, weight);
    List<Nest> penalty = PenaltyForward.of(network, all);
    return new Program(
        network,
        input,
        target,
        weight,
        forward,
        values,
        loss,
        backward(forward, all, loss),
        penalty,
        penaltyGradient(penalty));
  }

  private static List<Step> backward(List<Step> forward, List<Nest> all, List<Nest> loss) {
    List<Nest> program = new ArrayList<>(all);
    program.addAll(loss);
    Known known = new Known(program);
    Tensor result = loss.get(loss.size() - 1).out();
    Adjoint adjoint = new Adjoint(result, Adjoint.dependingOnParameters(program));
    Fusion fusion = new Fusion(known, all);
    fusion.seed(result.gradient(), new Expr.Const(1));
    fusion.fuse(reversed(adjoint, loss));
    List<Step> backward = new ArrayList<>();
    for (int i = forward.size() - 1; i >= 0; i--) {
      backward.add(new Step(
          forward.get(i).layer(), fusion.fuse(reversed(adjoint, forward.get(i).nests()))));
    }
    return backward;
  }

  /** The penalties' share: their gradient counts once for each sample, which the gradient of the penalty itself stands for. */
  private static List<Nest> penaltyGradient(List<Nest> penalty) {
    if (penalty.isEmpty()) {
      return List.of();
    }
    Known known = new Known(penalty);
    Tensor result = penalty.get(penalty.size() - 1).out();
    known.add(result.gradient());
    Adjoint adjoint = new Adjoint(result, Adjoint.dependingOnParameters(penalty));
    return new Fusion(known, List.of()).fuse(reversed(adjoint, penalty));
  }

  private static List<Nest> reversed(Adjoint adjoint, List<Nest> nests) {
    List<Nest> order = new ArrayList<>(nests);
    Collections.reverse(order);
    List<Nest> backward = new ArrayList<>();
    for (Nest nest : order) {
      backward.addAll(adjoint.of(nest));
    }
    return backward;
  }
}
