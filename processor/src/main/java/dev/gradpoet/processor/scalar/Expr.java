package dev.gradpoet.processor.scalar;

/**
 * A scalar expression: an immutable tree.
 *
 * <p>Equality is written out, as in all records here that are compared for every network: a record's own is linked when it first runs,
 * which costs a cold compiler milliseconds.
 */
public sealed interface Expr {

  /** A number. */
  record Const(double value) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Const that && Double.compare(value, that.value) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(value);
    }
  }

  /** A named quantity. */
  record Var(String name) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Var that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
      return name.hashCode();
    }
  }

  /** left + right. */
  record Add(Expr left, Expr right) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Add that && left.equals(that.left) && right.equals(that.right);
    }

    @Override
    public int hashCode() {
      return 31 * left.hashCode() + right.hashCode();
    }
  }

  /** left − right. */
  record Sub(Expr left, Expr right) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Sub that && left.equals(that.left) && right.equals(that.right);
    }

    @Override
    public int hashCode() {
      return 31 * left.hashCode() + right.hashCode();
    }
  }

  /** left · right. */
  record Mul(Expr left, Expr right) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Mul that && left.equals(that.left) && right.equals(that.right);
    }

    @Override
    public int hashCode() {
      return 31 * left.hashCode() + right.hashCode();
    }
  }

  /** left / right. */
  record Div(Expr left, Expr right) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Div that && left.equals(that.left) && right.equals(that.right);
    }

    @Override
    public int hashCode() {
      return 31 * left.hashCode() + right.hashCode();
    }
  }

  /** −operand. */
  record Neg(Expr operand) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Neg that && operand.equals(that.operand);
    }

    @Override
    public int hashCode() {
      return operand.hashCode();
    }
  }

  /** base to a whole power, at least 2. */
  record Pow(Expr base, int exponent) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Pow that && base.equals(that.base) && exponent == that.exponent;
    }

    @Override
    public int hashCode() {
      return 31 * base.hashCode() + exponent;
    }
  }

  /**
   * base to any real power, as {@link Math#pow}: of a negative base it is defined for whole exponents only.
   *
   * <p>At a base of 0 the slope by the base is infinite for exponents between 0 and 1, as it is there; by the exponent it is 0, the limit
   * for positive exponents. Below 0 it has no slope by the exponent, and 0 stands for that.
   */
  record RealPow(Expr base, Expr exponent) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof RealPow that
          && base.equals(that.base)
          && exponent.equals(that.exponent);
    }

    @Override
    public int hashCode() {
      return 31 * base.hashCode() + exponent.hashCode();
    }
  }

  /** The larger of the two. Where they are equal, the derivative is that of {@code right}. */
  record Max(Expr left, Expr right) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Max that && left.equals(that.left) && right.equals(that.right);
    }

    @Override
    public int hashCode() {
      return 31 * left.hashCode() + right.hashCode();
    }
  }

  /** The smaller of the two. Where they are equal, the derivative is that of {@code right}. */
  record Min(Expr left, Expr right) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Min that && left.equals(that.left) && right.equals(that.right);
    }

    @Override
    public int hashCode() {
      return 31 * left.hashCode() + right.hashCode();
    }
  }

  /** |operand|. */
  record Abs(Expr operand) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Abs that && operand.equals(that.operand);
    }

    @Override
    public int hashCode() {
      return operand.hashCode();
    }
  }

  /** −1, 0 or 1, by the sign of the operand. */
  record Sign(Expr operand) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Sign that && operand.equals(that.operand);
    }

    @Override
    public int hashCode() {
      return operand.hashCode();
    }
  }

  /** {@code then} where {@code left > right}, {@code otherwise} elsewhere. */
  record Select(Expr left, Expr right, Expr then, Expr otherwise) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Select that
          && left.equals(that.left)
          && right.equals(that.right)
          && then.equals(that.then)
          && otherwise.equals(that.otherwise);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * (31 * left.hashCode() + right.hashCode()) + then.hashCode())
          + otherwise.hashCode();
    }
  }

  /** A function of one argument, applied. */
  record Call(Function function, Expr argument) implements Expr {
    @Override
    public boolean equals(Object other) {
      return other instanceof Call that
          && function.equals(that.function)
          && argument.equals(that.argument);
    }

    @Override
    public int hashCode() {
      return 31 * function.hashCode() + argument.hashCode();
    }
  }
}
