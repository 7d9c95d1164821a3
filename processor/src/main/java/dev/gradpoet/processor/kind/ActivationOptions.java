package dev.gradpoet.processor.kind;

import dev.gradpoet.Activation;
import dev.gradpoet.processor.layer.ActivationFunction;
import dev.gradpoet.processor.layer.Activations;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.problem.Messages;
import dev.gradpoet.processor.problem.Range;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The options {@code activation}, {@code slope} and {@code alpha}, which several kinds of layers have, and what they compute. */
final class ActivationOptions {
  private ActivationOptions() {}

  static Activation of(LayerModel layer, String option) {
    return layer.options().choice(option, Activation.class);
  }

  static void check(LayerModel layer, String option, OptionRules rules) {
    Activation activation = of(layer, option);
    if (activation == Activation.LEAKY_RELU) {
      rules.within(Range.BELOW_ONE, "slope");
    } else {
      rules.unused("slope", Messages.unusedSlope(layer.name(), activation));
    }
    if (activation == Activation.ELU) {
      rules.within(Range.POSITIVE, "alpha");
    } else {
      rules.unused("alpha", Messages.unusedAlpha(layer.name(), activation));
    }
  }

  /** The options that matter with this activation. */
  static Map<String, Object> described(LayerModel layer, String option) {
    return new LinkedHashMap<>(function(layer, option).options());
  }

  static ActivationFunction function(LayerModel layer, String option) {
    return Activations.of(
        of(layer, option), layer.options().number("slope"), layer.options().number("alpha"));
  }

  /** a = g(z), value by value; softmax over all values of a sample. */
  static List<Part> forward(LayerModel layer, String option, Access z, Tensor value) {
    List<Part> nests = new ArrayList<>();
    ActivationFunction function = function(layer, option);
    Map<Expr, Expr> variables = new HashMap<>(Map.of(Activations.Z, z.variable()));
    List<Access> reads = new ArrayList<>(List.of(z));
    if (!function.isElementwise()) {
      Tensor logSumExp = Tensor.of(
          layer.name(), Quantity.LOG_SUM_EXP, Role.VALUE, value.indices().get(0));
      nests.add(
          Nest.of(Access.of(logSumExp), Combine.LOG_SUM_EXP, false, z.variable(), List.of(z)));
      variables.put(Activations.LOG_SUM_EXP, logSumExp.variable());
      reads.add(Access.of(logSumExp));
    }
    Expr applied = Substitution.replace(function.expression(), variables);
    nests.add(Nest.set(value, applied, reads.toArray(new Access[0])));
    return nests;
  }
}
