package dev.gradpoet.processor.layer;

import dev.gradpoet.Initialization;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a layer applies to its weighted inputs.
 *
 * @param name its name in descriptions of a network, in lower case with underscores
 * @param expression g in {@link Activations#Z}; where it is not elementwise, in {@link Activations#LOG_SUM_EXP} as well
 * @param initialization the start of a layer's weights that suits it, if the user asks for none; never
 *     {@link Initialization#DEFAULT}
 * @param options the numbers of the expression that a user may choose, each by its name in descriptions; in the order of the names
 */
public record ActivationFunction(
    String name, Expr expression, Initialization initialization, Map<String, Double> options) {

  /** @throws IllegalArgumentException if {@code expression} has other variables, or the initialization is left open */
  public ActivationFunction {
    options = Collections.unmodifiableMap(new TreeMap<>(options));
    Variables.requireOnly(Set.of(Activations.Z, Activations.LOG_SUM_EXP), expression, name);
    if (initialization == Initialization.DEFAULT) {
      throw new IllegalArgumentException(name + " suits no initialization");
    }
  }

  /** An activation without options, which starts as most do. */
  public static ActivationFunction of(String name, Expr expression) {
    return new ActivationFunction(name, expression, Initialization.GLOROT_UNIFORM, Map.of());
  }

  /** Whether each output depends on its own weighted input only. */
  public boolean isElementwise() {
    return !Exprs.contains(expression, Activations.LOG_SUM_EXP);
  }
}
