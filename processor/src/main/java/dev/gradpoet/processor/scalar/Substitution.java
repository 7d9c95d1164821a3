package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Replaces parts of an expression by others. */
public final class Substitution {
  private Substitution() {}

  /**
   * Replaces every outermost part of {@code expr} that equals a key by the value of that key, all at once: a value is not searched
   * again.
   */
  public static Expr replace(Expr expr, Map<? extends Expr, ? extends Expr> replacements) {
    Expr replacement = replacements.get(expr);
    if (replacement != null) {
      return replacement;
    }
    List<Expr> operands = Exprs.operands(expr);
    if (operands.isEmpty()) {
      return expr;
    }
    List<Expr> replaced = new ArrayList<>();
    for (Expr operand : operands) {
      replaced.add(replace(operand, replacements));
    }
    return replaced.equals(operands) ? expr : Exprs.withOperands(expr, replaced);
  }

  /** The body of a function with its argument put in. */
  static Expr apply(Expr body, Expr argument) {
    return replace(body, Map.of(Functions.ARGUMENT, argument));
  }
}
