package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Simplifier;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Computes with expressions once for all that differ in the names of their variables only: a deep network has a hundred layers of one
 * activation.
 */
final class Alike {
  private final Map<List<Object>, Expr> results = new HashMap<>();

  Expr simplified(Expr expression) {
    return apply("simplify", List.of(expression), parts -> Simplifier.simplify(parts.get(0)));
  }

  /**
   * What {@code operation} makes of {@code arguments}, with variables that are numbered in order of appearance.
   *
   * @param name identifies the operation
   */
  Expr apply(String name, List<Expr> arguments, Function<List<Expr>, Expr> operation) {
    Map<Expr, Expr> out = new HashMap<>();
    Map<Expr, Expr> back = new HashMap<>();
    List<Expr> nameless = new ArrayList<>();
    for (Expr argument : arguments) {
      for (Expr.Var variable : Exprs.variables(argument)) {
        if (!out.containsKey(variable)) {
          Expr.Var number = Nest.slot(out.size());
          out.put(variable, number);
          back.put(number, variable);
        }
      }
      nameless.add(Substitution.replace(argument, out));
    }
    List<Object> key = new ArrayList<>(nameless);
    key.add(name);
    Expr result = results.get(key);
    if (result == null) {
      result = operation.apply(nameless);
      results.put(key, result);
    }
    return Substitution.replace(result, back);
  }
}
