package dev.gradpoet.processor.derive;

import dev.gradpoet.Activation;
import dev.gradpoet.processor.layer.Activations;
import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.nest.Contract;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Mode;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Pointwise;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Reduce;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fully connected layer: z[b,u] = bias[u] + Σ x[b,i] · w[i,u], then a = g(z). */
final class DenseForward {
  private DenseForward() {}

  static Forward of(DenseModel layer, Tensor input) {
    String name = layer.name();
    Index inputs = input.indices().get(1);
    Index units = new Index(name, layer.units());
    Tensor weights = Tensor.of(name, Quantity.WEIGHTS, inputs, units);
    Tensor z = Tensor.of(name, Quantity.WEIGHTED_INPUT, Index.BATCH, units);
    Tensor value = Tensor.of(name, Quantity.ACTIVATION, Index.BATCH, units);
    List<Nest> nests = new ArrayList<>();
    if (layer.bias()) {
      Tensor biases = Tensor.of(name, Quantity.BIASES, units);
      nests.add(new Pointwise(z, Mode.SET, biases.variable(), List.of(biases)));
      nests.add(new Contract(z, Mode.ADD, input, weights));
    } else {
      nests.add(new Contract(z, Mode.SET, input, weights));
    }
    if (layer.activation() == Activation.SOFTMAX) {
      Tensor logSumExp = Tensor.of(name, Quantity.LOG_SUM_EXP, Index.BATCH);
      nests.add(new Reduce(logSumExp, Mode.SET, Reduce.Operation.LOG_SUM_EXP, z));
      nests.add(new Pointwise(value, Mode.SET, z.shareOf(logSumExp), List.of(z, logSumExp)));
    } else {
      Expr activation = Substitution.replace(
          Activations.expression(layer.activation(), layer.slope(), layer.alpha()),
          Map.of(new Expr.Var("z"), z.variable()));
      nests.add(new Pointwise(value, Mode.SET, activation, List.of(z)));
    }
    return new Forward(nests, value);
  }
}
