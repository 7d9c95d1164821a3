package dev.gradpoet.processor.scalar;

import java.util.List;

/**
 * Prints expressions in the grammar of {@link FormulaParser}, with parentheses around all but names and numbers. A sign, for which the grammar
 * has no function, is written as a choice.
 */
public final class FormulaText {
  /** Those that the grammar knows by their names. */
  public static final List<Function> FUNCTIONS = List.of(
      Functions.EXP,
      Functions.LOG,
      Functions.SQRT,
      Functions.TANH,
      Functions.SIGMOID,
      Functions.SOFTPLUS,
      Functions.ERF,
      Functions.SIN,
      Functions.COS);

  private FormulaText() {}

  static String of(Expr expr) {
    if (expr instanceof Expr.Const e) {
      return e.value() < 0 ? "(-" + -e.value() + ")" : Double.toString(e.value());
    } else if (expr instanceof Expr.Var e) {
      return e.name();
    } else if (expr instanceof Expr.Add e) {
      return infix(e.left(), " + ", e.right());
    } else if (expr instanceof Expr.Sub e) {
      return infix(e.left(), " - ", e.right());
    } else if (expr instanceof Expr.Mul e) {
      return infix(e.left(), " * ", e.right());
    } else if (expr instanceof Expr.Div e) {
      return infix(e.left(), " / ", e.right());
    } else if (expr instanceof Expr.Neg e) {
      return "(-" + of(e.operand()) + ")";
    } else if (expr instanceof Expr.Pow e) {
      return "(" + of(e.base()) + "^" + e.exponent() + ")";
    } else if (expr instanceof Expr.RealPow e) {
      // A number as a sum: alone it may be read as a whole power.
      boolean isNumber = e.exponent() instanceof Expr.Const;
      return infix(e.base(), "^", isNumber ? Exprs.add(e.exponent(), Exprs.ZERO) : e.exponent());
    } else if (expr instanceof Expr.Max e) {
      return "max(" + of(e.left()) + ", " + of(e.right()) + ")";
    } else if (expr instanceof Expr.Min e) {
      return "min(" + of(e.left()) + ", " + of(e.right()) + ")";
    } else if (expr instanceof Expr.Abs e) {
      return "abs(" + of(e.operand()) + ")";
    } else if (expr instanceof Expr.Sign e) {
      String operand = of(e.operand());
      return "(" + operand + " > 0.0 ? 1.0 : (0.0 > " + operand + " ? (-1.0) : " + operand + "))";
    } else if (expr instanceof Expr.Select e) {
      return "(" + of(e.left()) + " > " + of(e.right()) + " ? " + of(e.then()) + " : "
          + of(e.otherwise()) + ")";
    } else if (expr instanceof Expr.Call e) {
      return call(e);
    }
    throw new AssertionError(expr);
  }

  private static String call(Expr.Call call) {
    if (!FUNCTIONS.contains(call.function())) {
      throw new IllegalArgumentException("the grammar has no " + call.function());
    }
    return call.function().name() + "(" + of(call.argument()) + ")";
  }

  private static String infix(Expr left, String operator, Expr right) {
    return "(" + of(left) + operator + of(right) + ")";
  }
}
