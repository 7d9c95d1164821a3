package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A text that is the same for expressions that differ only in the order of their terms or factors. */
final class CanonicalKey {
  private CanonicalKey() {}

  static String of(Expr expr) {
    if (expr instanceof Expr.Const e) {
      return Double.toString(e.value());
    } else if (expr instanceof Expr.Var e) {
      return e.name();
    } else if (expr instanceof Expr.Add || expr instanceof Expr.Sub || expr instanceof Expr.Neg) {
      List<String> terms = new ArrayList<>();
      for (Expr term : Exprs.terms(expr)) {
        terms.add(term instanceof Expr.Neg e ? "-" + of(e.operand()) : "+" + of(term));
      }
      return sorted("(", terms);
    } else if (expr instanceof Expr.Mul || expr instanceof Expr.Div) {
      List<String> factors = new ArrayList<>();
      collectFactors(expr, "*", "/", factors);
      return sorted("[", factors);
    } else if (expr instanceof Expr.Pow e) {
      return of(e.base()) + "^" + e.exponent();
    }
    String name =
        expr instanceof Expr.Call e ? e.function().name() : expr.getClass().getSimpleName();
    List<String> operands = new ArrayList<>();
    for (Expr operand : Exprs.operands(expr)) {
      operands.add(of(operand));
    }
    return name + "{" + String.join(",", operands) + "}";
  }

  private static void collectFactors(Expr expr, String over, String under, List<String> factors) {
    if (expr instanceof Expr.Mul e) {
      collectFactors(e.left(), over, under, factors);
      collectFactors(e.right(), over, under, factors);
    } else if (expr instanceof Expr.Div e) {
      collectFactors(e.left(), over, under, factors);
      collectFactors(e.right(), under, over, factors);
    } else {
      factors.add(over + of(expr));
    }
  }

  private static String sorted(String opening, List<String> parts) {
    Collections.sort(parts);
    return opening + String.join("", parts) + (opening.equals("(") ? ")" : "]");
  }
}
