package dev.gradpoet.processor.kind;

import dev.gradpoet.Activation;
import dev.gradpoet.Add;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.Shape;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.problem.Messages;
import dev.gradpoet.processor.problem.Problem;
import dev.gradpoet.processor.problem.Site;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.scalar.Expr;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The sum of layers of one shape, value by value: a = x + y. */
final class AddKind implements Kind {

  @Override
  public Class<? extends Annotation> annotation() {
    return Add.class;
  }

  @Override
  public int fewestInputs() {
    return 2;
  }

  @Override
  public int mostInputs() {
    return Integer.MAX_VALUE;
  }

  @Override
  public boolean isTrained() {
    return false;
  }

  @Override
  public void check(LayerModel layer, OptionRules rules) {}

  @Override
  public Optional<Shape> shape(LayerModel layer, List<Shape> inputs, List<Problem> problems) {
    for (int k = 1; k < inputs.size(); k++) {
      if (!inputs.get(k).equals(inputs.get(0))) {
        problems.add(new Problem(
            Site.layer(layer.name()),
            Messages.differentShapes(
                layer.name(),
                layer.inputs().get(0),
                inputs.get(0).toString(),
                layer.inputs().get(k),
                inputs.get(k).toString())));
        return Optional.empty();
      }
    }
    return Optional.of(inputs.get(0));
  }

  @Override
  public Optional<Activation> activation(LayerModel layer) {
    return Optional.empty();
  }

  @Override
  public Map<String, Object> described(LayerModel layer, List<Tensor> inputs) {
    return Map.of();
  }

  @Override
  public Forward forward(LayerModel layer, List<Tensor> inputs) {
    List<Index> indices = Index.samples(layer.name(), inputs.get(0).extents());
    List<Access> terms = new ArrayList<>();
    for (Tensor input : inputs) {
      terms.add(Access.along(input, indices));
    }
    Expr sum = terms.get(0).variable();
    for (Access term : terms.subList(1, terms.size())) {
      sum = new Expr.Add(sum, term.variable());
    }
    Tensor value = Tensor.of(layer.name(), Quantity.ACTIVATION, Role.VALUE, indices);
    return Forward.of(
        List.of(), List.of(Nest.set(value, sum, terms.toArray(new Access[0]))), value);
  }
}
