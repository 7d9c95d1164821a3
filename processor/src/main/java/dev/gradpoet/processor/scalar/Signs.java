package dev.gradpoet.processor.scalar;

import java.util.Map;

/** What is known of the sign of an expression, from its form alone. */
enum Signs {
  POSITIVE,
  NONNEGATIVE,
  ZERO,
  NONPOSITIVE,
  NEGATIVE,
  UNKNOWN;

  boolean isNonNegative() {
    return this == POSITIVE || this == NONNEGATIVE || this == ZERO;
  }

  boolean isNonPositive() {
    return this == NEGATIVE || this == NONPOSITIVE || this == ZERO;
  }

  static Signs of(double value) {
    return value > 0 ? POSITIVE : value < 0 ? NEGATIVE : value == 0 ? ZERO : UNKNOWN;
  }

  static Signs of(Expr expr) {
    return of(expr, Map.of());
  }

  /** The sign of {@code expr}, given the signs of some parts. */
  static Signs of(Expr expr, Map<? extends Expr, Signs> known) {
    if (known.containsKey(expr)) {
      return known.get(expr);
    } else if (expr instanceof Expr.Const e) {
      return of(e.value());
    } else if (expr instanceof Expr.Add e) {
      return sum(of(e.left(), known), of(e.right(), known));
    } else if (expr instanceof Expr.Sub e) {
      return sum(of(e.left(), known), of(e.right(), known).negated());
    } else if (expr instanceof Expr.Neg e) {
      return of(e.operand(), known).negated();
    } else if (expr instanceof Expr.Mul e) {
      return product(of(e.left(), known), of(e.right(), known));
    } else if (expr instanceof Expr.Div e) {
      return product(of(e.left(), known), of(e.right(), known));
    } else if (expr instanceof Expr.Pow e) {
      Signs base = of(e.base(), known);
      return e.exponent() % 2 != 0 || base == POSITIVE || base == ZERO
          ? base
          : base == NEGATIVE ? POSITIVE : NONNEGATIVE;
    } else if (expr instanceof Expr.RealPow e) {
      return realPower(of(e.base(), known), e.exponent());
    } else if (expr instanceof Expr.Min e) {
      return max(of(e.left(), known).negated(), of(e.right(), known).negated()).negated();
    } else if (expr instanceof Expr.Max e) {
      return max(of(e.left(), known), of(e.right(), known));
    } else if (expr instanceof Expr.Abs e) {
      Signs operand = of(e.operand(), known);
      return operand == POSITIVE || operand == NEGATIVE ? POSITIVE : NONNEGATIVE;
    } else if (expr instanceof Expr.Sign e) {
      return of(e.operand(), known);
    } else if (expr instanceof Expr.Select e) {
      return either(of(e.then(), known), of(e.otherwise(), known));
    } else if (expr instanceof Expr.Call e) {
      return call(e.function(), of(e.argument(), known));
    }
    return UNKNOWN;
  }

  private static Signs realPower(Signs base, Expr exponent) {
    // Of a negative base there are whole powers only, and of those nobody knows which are even.
    boolean isRoot = exponent instanceof Expr.Const e && !Coefficients.isWhole(e.value());
    return base == POSITIVE ? POSITIVE : isRoot || base.isNonNegative() ? NONNEGATIVE : UNKNOWN;
  }

  private static Signs call(Function function, Signs argument) {
    return switch (function.name()) {
      case "exp", "sigmoid", "softplus", "normalCdf", "normalPdf" -> POSITIVE;
      case "logCosh" -> NONNEGATIVE;
      case "sqrt" -> argument == POSITIVE ? POSITIVE : NONNEGATIVE;
      case "expm1", "log1p", "tanh", "erf" -> argument;
      default -> UNKNOWN;
    };
  }

  private Signs negated() {
    return switch (this) {
      case POSITIVE -> NEGATIVE;
      case NONNEGATIVE -> NONPOSITIVE;
      case NONPOSITIVE -> NONNEGATIVE;
      case NEGATIVE -> POSITIVE;
      case ZERO, UNKNOWN -> this;
    };
  }

  private static Signs sum(Signs left, Signs right) {
    if (left.isNonNegative() && right.isNonNegative()) {
      return left == POSITIVE || right == POSITIVE ? POSITIVE : either(left, right);
    } else if (left.isNonPositive() && right.isNonPositive()) {
      return left == NEGATIVE || right == NEGATIVE ? NEGATIVE : either(left, right);
    }
    return UNKNOWN;
  }

  private static Signs product(Signs left, Signs right) {
    if (left == ZERO || right == ZERO) {
      return ZERO;
    } else if (left == UNKNOWN || right == UNKNOWN) {
      return UNKNOWN;
    }
    boolean strict =
        (left == POSITIVE || left == NEGATIVE) && (right == POSITIVE || right == NEGATIVE);
    Signs size = strict ? POSITIVE : NONNEGATIVE;
    return left.isNonNegative() == right.isNonNegative() ? size : size.negated();
  }

  private static Signs max(Signs left, Signs right) {
    if (left == POSITIVE || right == POSITIVE) {
      return POSITIVE;
    } else if (left.isNonNegative() || right.isNonNegative()) {
      return NONNEGATIVE;
    }
    return either(left, right);
  }

  private static Signs either(Signs left, Signs right) {
    if (left == right) {
      return left;
    } else if (left.isNonNegative() && right.isNonNegative()) {
      return NONNEGATIVE;
    }
    return left.isNonPositive() && right.isNonPositive() ? NONPOSITIVE : UNKNOWN;
  }
}
