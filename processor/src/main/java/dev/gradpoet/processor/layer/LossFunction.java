package dev.gradpoet.processor.layer;

import dev.gradpoet.processor.scalar.Expr;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What training minimises: a function of an output and its target, summed over the outputs.
 *
 * @param name its name in descriptions of a network, in lower case with underscores
 * @param expression one element of the sum in {@link Losses#A} and {@link Losses#T}, without the 1/n of a mean
 * @param targets what targets it is defined for
 * @param isMean whether the sum is divided by the number of outputs
 * @param activations the names of the activations on whose outputs it is defined; empty: all that are elementwise
 * @param options the numbers of the expression that a user may choose, each by its name in descriptions; in the order of the names
 */
public record LossFunction(
    String name,
    Expr expression,
    Targets targets,
    boolean isMean,
    Set<String> activations,
    Map<String, Double> options) {

  /** @throws IllegalArgumentException if {@code expression} has other variables */
  public LossFunction {
    activations = Set.copyOf(activations);
    options = Collections.unmodifiableMap(new TreeMap<>(options));
    Variables.requireOnly(Set.of(Losses.A, Losses.T), expression, name);
  }

  /** A sum for any targets and elementwise activations, without options. */
  public static LossFunction of(String name, Expr expression) {
    return new LossFunction(name, expression, Targets.ANY, false, Set.of(), Map.of());
  }

  /** Whether a target may be given as the number of its class. */
  public boolean acceptsClasses() {
    return targets.otherClass().isPresent();
  }

  /** Whether the outputs of {@code activation} are what this is defined on. */
  public boolean fits(ActivationFunction activation) {
    return activations.isEmpty()
        ? activation.isElementwise()
        : activations.contains(activation.name());
  }
}
