package dev.gradpoet.processor.scalar;

/** A scalar expression: an immutable tree. */
public sealed interface Expr {

  /** A number. */
  record Const(double value) implements Expr {}

  /** A named quantity. */
  record Var(String name) implements Expr {}

  /** left + right. */
  record Add(Expr left, Expr right) implements Expr {}

  /** left − right. */
  record Sub(Expr left, Expr right) implements Expr {}

  /** left · right. */
  record Mul(Expr left, Expr right) implements Expr {}

  /** left / right. */
  record Div(Expr left, Expr right) implements Expr {}

  /** −operand. */
  record Neg(Expr operand) implements Expr {}

  /** base to a whole power, at least 2. */
  record Pow(Expr base, int exponent) implements Expr {}

  /**
   * base to any real power, as {@link Math#pow}: of a negative base it is defined for whole exponents only.
   *
   * <p>At a base of 0 the slope by the base is infinite for exponents between 0 and 1, as it is there; by the exponent it is 0, the limit
   * for positive exponents. Below 0 it has no slope by the exponent, and 0 stands for that.
   */
  record RealPow(Expr base, Expr exponent) implements Expr {}

  /** The larger of the two. Where they are equal, the derivative is that of {@code right}. */
  record Max(Expr left, Expr right) implements Expr {}

  /** The smaller of the two. Where they are equal, the derivative is that of {@code right}. */
  record Min(Expr left, Expr right) implements Expr {}

  /** |operand|. */
  record Abs(Expr operand) implements Expr {}

  /** −1, 0 or 1, by the sign of the operand. */
  record Sign(Expr operand) implements Expr {}

  /** {@code then} where {@code left > right}, {@code otherwise} elsewhere. */
  record Select(Expr left, Expr right, Expr then, Expr otherwise) implements Expr {}

  /** A function of one argument, applied. */
  record Call(Function function, Expr argument) implements Expr {}
}
