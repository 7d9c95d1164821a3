package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Computes with expressions once for all layers that are alike: the name of the layer is taken out of the variables before, and put back
 * after. A deep network has a hundred layers of one activation.
 */
public final class Alike {
  private static final String GRADIENT = "d ";

  private final Map<List<Object>, Expr> results = new HashMap<>();

  /**
   * What {@code operation} makes of {@code arguments}.
   *
   * @param name identifies the operation
   * @param layer the layer that the variables are of; if others occur, nothing is remembered
   */
  public Expr apply(
      String name, String layer, List<Expr> arguments, Function<List<Expr>, Expr> operation) {
    Map<Expr, Expr> out = new HashMap<>();
    Map<Expr, Expr> back = new HashMap<>();
    for (Expr argument : arguments) {
      for (Expr.Var variable : Exprs.variables(argument)) {
        String full = variable.name();
        String gradient = full.startsWith(GRADIENT) ? GRADIENT : "";
        String rest = full.substring(gradient.length());
        if (!rest.contains(".")) {
          continue;
        }
        if (layer.isEmpty() || !rest.startsWith(layer + ".")) {
          return operation.apply(arguments);
        }
        Expr.Var nameless = new Expr.Var(gradient + rest.substring(layer.length()));
        out.put(variable, nameless);
        back.put(nameless, variable);
      }
    }
    List<Expr> nameless = new ArrayList<>();
    for (Expr argument : arguments) {
      nameless.add(Substitution.replace(argument, out));
    }
    List<Object> key = new ArrayList<>(nameless);
    key.add(name);
    return Substitution.replace(
        results.computeIfAbsent(key, unknown -> operation.apply(nameless)), back);
  }
}
