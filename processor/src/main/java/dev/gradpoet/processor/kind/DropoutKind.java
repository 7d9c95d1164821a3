package dev.gradpoet.processor.kind;

import dev.gradpoet.Activation;
import dev.gradpoet.Dropout;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.Shape;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.problem.Problem;
import dev.gradpoet.processor.problem.Range;
import dev.gradpoet.processor.program.Draw;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.scalar.Expr;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inverted dropout: in training, each value times its factor of a random mask; in prediction, the values as they are. */
final class DropoutKind implements Kind {
  private static final String RATE = "rate";

  @Override
  public Class<? extends Annotation> annotation() {
    return Dropout.class;
  }

  @Override
  public boolean isMask() {
    return true;
  }

  @Override
  public boolean isTrained() {
    return false;
  }

  @Override
  public void check(LayerModel layer, OptionRules rules) {
    rules.within(Range.BELOW_ONE, RATE);
  }

  @Override
  public Optional<Shape> shape(LayerModel layer, List<Shape> inputs, List<Problem> problems) {
    return Optional.of(inputs.get(0));
  }

  @Override
  public Optional<Activation> activation(LayerModel layer) {
    return Optional.empty();
  }

  @Override
  public Map<String, Object> described(LayerModel layer, List<Tensor> inputs) {
    return Map.of(RATE, layer.options().number(RATE));
  }

  @Override
  public Forward forward(LayerModel layer, List<Tensor> inputs) {
    List<Index> indices = Index.samples(layer.name(), inputs.get(0).extents());
    Access input = Access.along(inputs.get(0), indices);
    Tensor mask = Tensor.of(layer.name(), Quantity.MASK, Role.DRAW, indices);
    Tensor value = Tensor.of(layer.name(), Quantity.ACTIVATION, Role.VALUE, indices);
    Expr thinned = new Expr.Mul(input.variable(), mask.variable());
    return new Forward(
        List.of(),
        List.of(new Draw(mask, layer.options().number(RATE))),
        List.of(Nest.set(value, thinned, input, Access.of(mask))),
        List.of(Nest.set(value, input.variable(), input)),
        value);
  }
}
