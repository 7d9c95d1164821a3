package dev.gradpoet.processor.kind;

import dev.gradpoet.Activation;
import dev.gradpoet.Dense;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.Shape;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.problem.Problem;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.ParameterRole;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.program.Start;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A fully connected layer: z[b,u] = bias[u] + Σ x[b,i] · w[i,u], then a = g(z). Of an image it reads all values, in their order. */
final class DenseKind implements Kind {
  private static final String ACTIVATION = "activation";

  @Override
  public Class<? extends Annotation> annotation() {
    return Dense.class;
  }

  @Override
  public boolean isTrained() {
    return true;
  }

  @Override
  public void check(LayerModel layer, OptionRules rules) {
    rules.atLeastOne("units");
    ActivationOptions.check(layer, ACTIVATION, rules);
    WeightOptions.check(layer, ActivationOptions.of(layer, ACTIVATION), rules);
  }

  @Override
  public Optional<Shape> shape(LayerModel layer, List<Shape> inputs, List<Problem> problems) {
    return Optional.of(Shape.of(layer.options().whole("units")));
  }

  @Override
  public Optional<String> sizeOption() {
    return Optional.of("units");
  }

  @Override
  public Optional<Activation> activation(LayerModel layer) {
    return Optional.of(ActivationOptions.of(layer, ACTIVATION));
  }

  @Override
  public Map<String, Object> described(LayerModel layer, List<Tensor> inputs) {
    Map<String, Object> described = new LinkedHashMap<>();
    described.putAll(ActivationOptions.described(layer, ACTIVATION));
    described.putAll(WeightOptions.described(layer));
    return described;
  }

  @Override
  public Forward forward(LayerModel layer, List<Tensor> inputs) {
    String name = layer.name();
    Tensor input = inputs.get(0);
    List<Index> read = input.indices().subList(1, input.indices().size());
    Index units = Index.of(name, layer.options().whole("units"));
    List<Index> matrix = new ArrayList<>(read);
    matrix.add(units);
    Tensor weights = Tensor.of(name, Quantity.WEIGHTS, Role.PARAMETER, matrix);
    Tensor z = Tensor.of(name, Quantity.WEIGHTED_INPUT, Role.VALUE, Index.BATCH, units);
    Tensor value = z.sibling(Quantity.ACTIVATION);
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(WeightOptions.weights(
        layer, ActivationOptions.of(layer, ACTIVATION), weights, input.size(1), units.extent()));
    List<Part> nests = new ArrayList<>();
    boolean isBiased = layer.options().isOn("bias");
    if (isBiased) {
      Tensor biases = Tensor.of(name, Quantity.BIASES, Role.PARAMETER, units);
      parameters.add(Parameter.of("biases", biases, ParameterRole.BIASES, Start.ZEROS));
      nests.add(Nest.set(z, biases.variable(), biases));
    }
    nests.add(Nest.product(z, isBiased, Access.of(input), Access.of(weights)));
    nests.addAll(ActivationOptions.forward(layer, ACTIVATION, Access.of(z), value));
    return Forward.of(parameters, nests, value);
  }
}
