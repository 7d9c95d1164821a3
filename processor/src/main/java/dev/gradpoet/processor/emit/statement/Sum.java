package dev.gradpoet.processor.emit.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A sum, of products as a rule.
 *
 * @param isFused whether products are added without rounding in between, by {@code Math.fma}: a call of some microseconds where the
 *     hardware has no such instruction
 */
public record Sum(List<Term> terms, boolean isFused) implements Operand {

  public Sum {
    terms = List.copyOf(terms);
  }

  /** One product. */
  public static Sum product(Variable left, Variable right) {
    return new Sum(List.of(Term.product(left, right)), false);
  }

  @Override
  public List<Cell> reads() {
    List<Cell> reads = new ArrayList<>();
    for (Term term : terms) {
      reads.addAll(term.value().reads());
      term.factor().ifPresent(factor -> reads.addAll(factor.reads()));
    }
    return reads;
  }

  /** A value, or a product of two. */
  public record Term(Value value, Optional<Variable> factor) {

    public static Term of(Value value) {
      return new Term(value, Optional.empty());
    }

    public static Term product(Variable value, Variable factor) {
      return new Term(value, Optional.of(factor));
    }
  }
}
