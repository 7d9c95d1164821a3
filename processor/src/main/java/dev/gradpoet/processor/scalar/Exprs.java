package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Makes and measures expressions; made for static import. Nothing here simplifies. */
public final class Exprs {
  public static final Expr.Const ZERO = new Expr.Const(0);
  public static final Expr.Const ONE = new Expr.Const(1);

  private Exprs() {}

  public static Expr.Const constant(double value) {
    return new Expr.Const(value);
  }

  public static Expr.Var var(String name) {
    return new Expr.Var(name);
  }

  public static Expr add(Expr left, Expr right) {
    return new Expr.Add(left, right);
  }

  public static Expr sub(Expr left, Expr right) {
    return new Expr.Sub(left, right);
  }

  public static Expr mul(Expr left, Expr right) {
    return new Expr.Mul(left, right);
  }

  public static Expr div(Expr left, Expr right) {
    return new Expr.Div(left, right);
  }

  public static Expr neg(Expr operand) {
    return new Expr.Neg(operand);
  }

  /** {@code base} to a whole power of at least 2. */
  public static Expr pow(Expr base, int exponent) {
    return new Expr.Pow(base, exponent);
  }

  /** {@code base} to any power. */
  public static Expr pow(Expr base, Expr exponent) {
    return new Expr.RealPow(base, exponent);
  }

  public static Expr max(Expr left, Expr right) {
    return new Expr.Max(left, right);
  }

  public static Expr min(Expr left, Expr right) {
    return new Expr.Min(left, right);
  }

  public static Expr abs(Expr operand) {
    return new Expr.Abs(operand);
  }

  public static Expr sign(Expr operand) {
    return new Expr.Sign(operand);
  }

  /** {@code then} where {@code left > right}, {@code otherwise} elsewhere. */
  public static Expr select(Expr left, Expr right, Expr then, Expr otherwise) {
    return new Expr.Select(left, right, then, otherwise);
  }

  public static Expr call(Function function, Expr argument) {
    return new Expr.Call(function, argument);
  }

  public static Expr exp(Expr argument) {
    return call(Functions.EXP, argument);
  }

  public static Expr log(Expr argument) {
    return call(Functions.LOG, argument);
  }

  public static Expr sqrt(Expr argument) {
    return call(Functions.SQRT, argument);
  }

  /** The direct operands, left to right. */
  public static List<Expr> operands(Expr expr) {
    if (expr instanceof Expr.Add e) {
      return List.of(e.left(), e.right());
    } else if (expr instanceof Expr.Sub e) {
      return List.of(e.left(), e.right());
    } else if (expr instanceof Expr.Mul e) {
      return List.of(e.left(), e.right());
    } else if (expr instanceof Expr.Div e) {
      return List.of(e.left(), e.right());
    } else if (expr instanceof Expr.Neg e) {
      return List.of(e.operand());
    } else if (expr instanceof Expr.Pow e) {
      return List.of(e.base());
    } else if (expr instanceof Expr.RealPow e) {
      return List.of(e.base(), e.exponent());
    } else if (expr instanceof Expr.Max e) {
      return List.of(e.left(), e.right());
    } else if (expr instanceof Expr.Min e) {
      return List.of(e.left(), e.right());
    } else if (expr instanceof Expr.Abs e) {
      return List.of(e.operand());
    } else if (expr instanceof Expr.Sign e) {
      return List.of(e.operand());
    } else if (expr instanceof Expr.Select e) {
      return List.of(e.left(), e.right(), e.then(), e.otherwise());
    } else if (expr instanceof Expr.Call e) {
      return List.of(e.argument());
    }
    return List.of();
  }

  /** The same operation on other operands, as many as {@link #operands} returns. */
  public static Expr withOperands(Expr expr, List<Expr> operands) {
    if (expr instanceof Expr.Add) {
      return add(operands.get(0), operands.get(1));
    } else if (expr instanceof Expr.Sub) {
      return sub(operands.get(0), operands.get(1));
    } else if (expr instanceof Expr.Mul) {
      return mul(operands.get(0), operands.get(1));
    } else if (expr instanceof Expr.Div) {
      return div(operands.get(0), operands.get(1));
    } else if (expr instanceof Expr.Neg) {
      return neg(operands.get(0));
    } else if (expr instanceof Expr.Pow e) {
      return pow(operands.get(0), e.exponent());
    } else if (expr instanceof Expr.RealPow) {
      return pow(operands.get(0), operands.get(1));
    } else if (expr instanceof Expr.Max) {
      return max(operands.get(0), operands.get(1));
    } else if (expr instanceof Expr.Min) {
      return min(operands.get(0), operands.get(1));
    } else if (expr instanceof Expr.Abs) {
      return abs(operands.get(0));
    } else if (expr instanceof Expr.Sign) {
      return sign(operands.get(0));
    } else if (expr instanceof Expr.Select) {
      return select(operands.get(0), operands.get(1), operands.get(2), operands.get(3));
    } else if (expr instanceof Expr.Call e) {
      return call(e.function(), operands.get(0));
    }
    return expr;
  }

  /** The variables that occur, in the order in which a reader meets them. */
  public static Set<Expr.Var> variables(Expr expr) {
    Set<Expr.Var> found = new LinkedHashSet<>();
    collectVariables(expr, found);
    return found;
  }

  private static void collectVariables(Expr expr, Set<Expr.Var> found) {
    if (expr instanceof Expr.Var variable) {
      found.add(variable);
    }
    for (Expr operand : operands(expr)) {
      collectVariables(operand, found);
    }
  }

  /** Whether {@code part} occurs in {@code expr}, or is it. */
  public static boolean contains(Expr expr, Expr part) {
    if (expr.equals(part)) {
      return true;
    }
    for (Expr operand : operands(expr)) {
      if (contains(operand, part)) {
        return true;
      }
    }
    return false;
  }

  /** Whether all of {@code expr} can be computed by vectors of floats, see {@link Function#hasVectorForm()}. */
  public static boolean hasVectorForm(Expr expr) {
    if (expr instanceof Expr.RealPow
        || (expr instanceof Expr.Call call && !call.function().hasVectorForm())) {
      return false;
    }
    for (Expr operand : operands(expr)) {
      if (!hasVectorForm(operand)) {
        return false;
      }
    }
    return true;
  }

  /** How many operations, numbers and variables the tree has. */
  public static int nodes(Expr expr) {
    return 1 + operands(expr).stream().mapToInt(Exprs::nodes).sum();
  }

  /** The operands of nested additions as one list, in reading order; a term that is subtracted is negated. */
  static List<Expr> terms(Expr expr) {
    List<Expr> terms = new ArrayList<>();
    collectTerms(expr, false, terms);
    return terms;
  }

  private static void collectTerms(Expr expr, boolean negated, List<Expr> terms) {
    if (expr instanceof Expr.Add e) {
      collectTerms(e.left(), negated, terms);
      collectTerms(e.right(), negated, terms);
    } else if (expr instanceof Expr.Sub e) {
      collectTerms(e.left(), negated, terms);
      collectTerms(e.right(), !negated, terms);
    } else if (expr instanceof Expr.Neg e) {
      collectTerms(e.operand(), !negated, terms);
    } else {
      terms.add(negated ? neg(expr) : expr);
    }
  }
}
