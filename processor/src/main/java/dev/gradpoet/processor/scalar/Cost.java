package dev.gradpoet.processor.scalar;

/** What a form costs its reader and its computation; the simplifier prefers the cheapest. */
final class Cost {

  /** A quotient of exponentials overflows above and below; any form without it is better. */
  private static final int RISK = 20;

  private Cost() {}

  static int of(Expr expr) {
    // A square is no shorter to read than a product: a (1 − a) stays, where a − a² has a node less.
    int power = expr instanceof Expr.Pow ? 1 : 0;
    int risk = expr instanceof Expr.Div div
            && Exprs.variables(div.right()).size() > 0
            && hasExponential(div.right())
        ? RISK
        : 0;
    // Nor is a minus in front: −t (1 − a²) stays.
    int node = expr instanceof Expr.Neg ? 0 : 1;
    int cost = node + power + risk;
    for (Expr operand : Exprs.operands(expr)) {
      cost += of(operand);
    }
    return cost;
  }

  private static boolean hasExponential(Expr expr) {
    if (expr instanceof Expr.Call call
        && (call.function() == Functions.EXP || call.function() == Functions.EXPM1)) {
      return true;
    }
    for (Expr operand : Exprs.operands(expr)) {
      if (hasExponential(operand)) {
        return true;
      }
    }
    return false;
  }
}
