package dev.gradpoet.processor.kind;

import dev.gradpoet.Activate;
import dev.gradpoet.Activation;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.Shape;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.problem.Problem;
import dev.gradpoet.processor.program.Quantity;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A function of each value: a = g(x). */
final class ActivateKind implements Kind {
  private static final String VALUE = "value";

  @Override
  public Class<? extends Annotation> annotation() {
    return Activate.class;
  }

  @Override
  public boolean isTrained() {
    return false;
  }

  @Override
  public String activationOption() {
    return VALUE;
  }

  @Override
  public void check(LayerModel layer, OptionRules rules) {
    ActivationOptions.check(layer, VALUE, rules);
  }

  @Override
  public Optional<Shape> shape(LayerModel layer, List<Shape> inputs, List<Problem> problems) {
    return Optional.of(inputs.get(0));
  }

  @Override
  public Optional<Activation> activation(LayerModel layer) {
    return Optional.of(ActivationOptions.of(layer, VALUE));
  }

  @Override
  public Map<String, Object> described(LayerModel layer, List<Tensor> inputs) {
    return ActivationOptions.described(layer, VALUE);
  }

  @Override
  public Forward forward(LayerModel layer, List<Tensor> inputs) {
    List<Index> indices = Index.samples(layer.name(), inputs.get(0).extents());
    Tensor value = Tensor.of(layer.name(), Quantity.ACTIVATION, Role.VALUE, indices);
    Access input = Access.along(inputs.get(0), indices);
    return Forward.of(List.of(), ActivationOptions.forward(layer, VALUE, input, value), value);
  }
}
