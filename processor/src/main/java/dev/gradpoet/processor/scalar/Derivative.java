package dev.gradpoet.processor.scalar;

import static dev.gradpoet.processor.scalar.Exprs.ONE;
import static dev.gradpoet.processor.scalar.Exprs.ZERO;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Differentiates. Only the rules of arithmetic and the derivatives of exp, log, sqrt, erf, sin and cos are written here; every other function's is
 * derived from its definition.
 */
public final class Derivative {

  /** By function; a cache of what is derived, so that its order of filling cannot matter. */
  private static final Map<Function, Expr> DERIVED = new ConcurrentHashMap<>();

  private Derivative() {}

  /** Returns the derivative of {@code expr} by {@code variable}, simplified. Where a branch begins, it is that of one side. */
  public static Expr of(Expr expr, Expr.Var variable) {
    return Simplifier.simplify(differentiate(expr, variable));
  }

  /** Returns the derivative of {@code function} in {@link Functions#ARGUMENT}, simplified. */
  public static Expr of(Function function) {
    Expr known = DERIVED.get(function);
    if (known == null) {
      known = function.definition().isPresent()
          ? of(function.definition().get(), Functions.ARGUMENT)
          : axiom(function);
      DERIVED.put(function, known);
    }
    return known;
  }

  private static Expr axiom(Function function) {
    Expr z = Functions.ARGUMENT;
    return switch (function.name()) {
      case "exp" -> Exprs.exp(z);
      case "log" -> Exprs.div(ONE, z);
      case "sqrt" -> Exprs.div(ONE, Exprs.mul(Exprs.constant(2), Exprs.sqrt(z)));
      case "sin" -> Exprs.call(Functions.COS, z);
      case "cos" -> Exprs.neg(Exprs.call(Functions.SIN, z));
      case "erf" ->
        Exprs.mul(Exprs.constant(2 / Math.sqrt(Math.PI)), Exprs.exp(Exprs.neg(Exprs.pow(z, 2))));
      default -> throw new IllegalArgumentException("no derivative of " + function);
    };
  }

  private static Expr differentiate(Expr expr, Expr.Var by) {
    if (!Exprs.contains(expr, by)) {
      return ZERO;
    } else if (expr instanceof Expr.Var) {
      return ONE;
    } else if (expr instanceof Expr.Add e) {
      return Exprs.add(differentiate(e.left(), by), differentiate(e.right(), by));
    } else if (expr instanceof Expr.Sub e) {
      return Exprs.sub(differentiate(e.left(), by), differentiate(e.right(), by));
    } else if (expr instanceof Expr.Mul e) {
      return Exprs.add(
          Exprs.mul(differentiate(e.left(), by), e.right()),
          Exprs.mul(e.left(), differentiate(e.right(), by)));
    } else if (expr instanceof Expr.Div e) {
      return quotient(e, by);
    } else if (expr instanceof Expr.Neg e) {
      return Exprs.neg(differentiate(e.operand(), by));
    } else if (expr instanceof Expr.Pow e) {
      Expr rest = e.exponent() == 2 ? e.base() : Exprs.pow(e.base(), e.exponent() - 1);
      return Exprs.mul(Exprs.mul(Exprs.constant(e.exponent()), rest), differentiate(e.base(), by));
    } else if (expr instanceof Expr.RealPow e) {
      return Exprs.add(
          Exprs.mul(byBase(e), differentiate(e.base(), by)),
          Exprs.mul(byExponent(e), differentiate(e.exponent(), by)));
    } else if (expr instanceof Expr.Max e) {
      return Exprs.select(
          e.left(), e.right(), differentiate(e.left(), by), differentiate(e.right(), by));
    } else if (expr instanceof Expr.Min e) {
      return Exprs.select(
          e.right(), e.left(), differentiate(e.left(), by), differentiate(e.right(), by));
    } else if (expr instanceof Expr.Abs e) {
      return Exprs.mul(Exprs.sign(e.operand()), differentiate(e.operand(), by));
    } else if (expr instanceof Expr.Sign) {
      return ZERO;
    } else if (expr instanceof Expr.Select e) {
      return Exprs.select(
          e.left(), e.right(), differentiate(e.then(), by), differentiate(e.otherwise(), by));
    } else if (expr instanceof Expr.Call e) {
      return Exprs.mul(
          Substitution.apply(of(e.function()), e.argument()), differentiate(e.argument(), by));
    }
    throw new AssertionError(expr);
  }

  /** b uᵇ⁻¹ for uᵇ. */
  private static Expr byBase(Expr.RealPow power) {
    return Exprs.mul(power.exponent(), Exprs.pow(power.base(), Exprs.sub(power.exponent(), ONE)));
  }

  /** uᵇ log u for uᵇ; where u is 0, not the product of 0 and −∞. */
  private static Expr byExponent(Expr.RealPow power) {
    return Exprs.select(power.base(), ZERO, Exprs.mul(power, Exprs.log(power.base())), ZERO);
  }

  private static Expr quotient(Expr.Div quotient, Expr.Var by) {
    Expr over = quotient.left();
    Expr under = quotient.right();
    if (!Exprs.contains(under, by)) {
      return Exprs.div(differentiate(over, by), under);
    }
    Expr difference = Exprs.sub(
        Exprs.mul(differentiate(over, by), under), Exprs.mul(over, differentiate(under, by)));
    return Exprs.div(difference, Exprs.pow(under, 2));
  }
}
