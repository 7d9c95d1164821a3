package dev.gradpoet.processor.layer;

import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.Set;

/** Checks what formulas are written in. */
final class Variables {
  private Variables() {}

  /** @throws IllegalArgumentException if {@code expression}, the formula of {@code name}, has other variables than {@code known} */
  static void requireOnly(Set<Expr.Var> known, Expr expression, String name) {
    for (Expr.Var variable : Exprs.variables(expression)) {
      if (!known.contains(variable)) {
        throw new IllegalArgumentException(name + " cannot depend on " + variable.name());
      }
    }
  }
}
