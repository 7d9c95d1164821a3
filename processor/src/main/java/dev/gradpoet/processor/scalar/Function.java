package dev.gradpoet.processor.scalar;

import java.util.Optional;

/**
 * A named function of one real argument; the registry is {@link Functions}.
 *
 * <p>A function has up to two bodies, both in {@link Functions#ARGUMENT}. Calculus reads the mathematical {@link #definition};
 * whoever computes reads the {@link #evaluation}, which neither overflows nor cancels where the definition would.
 */
public final class Function {
  private final String name;
  private final Optional<Expr> definition;
  private final Optional<Expr> evaluation;
  private final boolean hasVectorForm;

  Function(
      String name, Optional<Expr> definition, Optional<Expr> evaluation, boolean hasVectorForm) {
    this.name = name;
    this.definition = definition;
    this.evaluation = evaluation;
    this.hasVectorForm = hasVectorForm;
  }

  /** The name, in lower camel case, as {@code exp} or {@code sigmoid}. */
  public String name() {
    return name;
  }

  /** What the function is in terms of simpler ones; empty where the derivative is an axiom, see {@link Derivative}. */
  public Optional<Expr> definition() {
    return definition;
  }

  /** How to compute it; empty where the platform computes it, see {@link #isPrimitive()}. */
  public Optional<Expr> evaluation() {
    return evaluation;
  }

  /** Whether whoever computes must know the function by its name, as it does {@code Math.exp}. */
  public boolean isPrimitive() {
    return evaluation.isEmpty();
  }

  /**
   * Whether vectors of floats compute it, to the same bits: if not, it is computed in double, value by value, wherever values lie in
   * vectors.
   */
  public boolean hasVectorForm() {
    return hasVectorForm;
  }

  @Override
  public String toString() {
    return name;
  }
}
