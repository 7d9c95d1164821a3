package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * A network as nests.
 *
 * @param network what was declared
 * @param input the samples
 * @param target the targets
 * @param weight how much each sample counts in the loss, where that is not the same for all
 * @param forward the layers, first to last; dropout layers as they are in training
 * @param values what each layer hands to the next, by layer name
 * @param loss the loss of each sample, from the values of the last layer
 * @param backward the layers, last to first, with the gradients of their parameters; a layer without gradient has no nest
 * @param penalty the weight penalties of one sample, summed; empty without any
 * @param penaltyGradient what the penalties add to the gradient, for as many samples as the gradient of the penalty says
 */
public record Program(
    NetworkModel network,
    Tensor input,
    Tensor target,
    Optional<Tensor> weight,
    List<Step> forward,
    Map<String, Tensor> values,
    List<Nest> loss,
    List<Step> backward,
    List<Nest> penalty,
    List<Nest> penaltyGradient) {

  public Program {
    forward = List.copyOf(forward);
    values = Map.copyOf(values);
    loss = List.copyOf(loss);
    backward = List.copyOf(backward);
    penalty = List.copyOf(penalty);
    penaltyGradient = List.copyOf(penaltyGradient);
  }

  /** What the layer of that name hands to the next. */
  public Tensor value(String layer) {
    return Objects.requireNonNull(values.get(layer), () -> "no layer '" + layer + "'");
  }

  /** What the last layer computes: the prediction. */
  public Tensor output() {
    return value(network.layers().get(network.layers().size() - 1).name());
  }

  /** The number of parameters. */
  public int parameterCount() {
    int count = 0;
    for (Tensor tensor : tensors()) {
      if (tensor.quantity().isParameter() && !tensor.isGradient()) {
        count = Math.addExact(count, tensor.size(1));
      }
    }
    return count;
  }

  /** Whether the loss or a backward step reads {@code tensor}. */
  public boolean isReadAfterForward(Tensor tensor) {
    List<Nest> after = new ArrayList<>(loss);
    addNests(backward, after);
    for (Nest nest : after) {
      if (nest.operands().contains(tensor)) {
        return true;
      }
    }
    return false;
  }

  /** All tensors by the variables that stand for them in expressions. */
  public Map<Expr, Tensor> tensorsByVariable() {
    Map<Expr, Tensor> byVariable = new HashMap<>();
    for (Tensor tensor : tensors()) {
      byVariable.put(tensor.variable(), tensor);
    }
    return byVariable;
  }

  /** All tensors that appear. */
  public Set<Tensor> tensors() {
    List<Nest> nests = new ArrayList<>();
    addNests(forward, nests);
    nests.addAll(loss);
    addNests(backward, nests);
    nests.addAll(penalty);
    nests.addAll(penaltyGradient);
    Set<Tensor> tensors = new LinkedHashSet<>();
    for (Nest nest : nests) {
      tensors.add(nest.out());
      tensors.addAll(nest.operands());
    }
    return tensors;
  }

  private static void addNests(List<Step> steps, List<Nest> nests) {
    for (Step step : steps) {
      nests.addAll(step.nests());
    }
  }
}
