package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A network as nests.
 *
 * @param network what was declared
 * @param input the samples
 * @param target the targets
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
    return tensors().stream()
        .filter(tensor -> tensor.quantity().isParameter() && !tensor.isGradient())
        .mapToInt(tensor -> tensor.size(1))
        .reduce(0, Math::addExact);
  }

  /** Whether the loss or a backward step reads {@code tensor}. */
  public boolean isReadAfterForward(Tensor tensor) {
    return Stream.concat(loss.stream(), steps(backward))
        .anyMatch(nest -> nest.operands().contains(tensor));
  }

  /** All tensors by the variables that stand for them in expressions. */
  public Map<Expr, Tensor> tensorsByVariable() {
    Map<Expr, Tensor> byVariable = new HashMap<>();
    tensors().forEach(tensor -> byVariable.put(tensor.variable(), tensor));
    return byVariable;
  }

  /** All tensors that appear. */
  public Set<Tensor> tensors() {
    Set<Tensor> tensors = new LinkedHashSet<>();
    Stream.of(
            steps(forward),
            loss.stream(),
            steps(backward),
            penalty.stream(),
            penaltyGradient.stream())
        .flatMap(nests -> nests)
        .forEach(nest -> {
          tensors.add(nest.out());
          tensors.addAll(nest.operands());
        });
    return tensors;
  }

  private static Stream<Nest> steps(List<Step> steps) {
    return steps.stream().flatMap(step -> step.nests().stream());
  }
}
