package dev.gradpoet.processor.scalar;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A sum of monomials with coefficients other than zero, in the order of their first appearance; equal whatever the order. */
record Polynomial(Map<Monomial, Double> terms) implements Base {

  private static final int DIVISION_STEPS = 400;

  static Polynomial of(Monomial monomial, double coefficient) {
    return new Polynomial(coefficient == 0 ? Map.of() : Map.of(monomial, coefficient));
  }

  Polynomial plus(Polynomial other) {
    Map<Monomial, Double> sum = new LinkedHashMap<>(terms);
    for (Map.Entry<Monomial, Double> term : other.terms.entrySet()) {
      add(sum, term.getKey(), term.getValue());
    }
    return new Polynomial(sum);
  }

  private static void add(Map<Monomial, Double> sum, Monomial monomial, double coefficient) {
    double total = Coefficients.sum(sum.getOrDefault(monomial, 0.0), coefficient);
    if (total == 0) {
      sum.remove(monomial);
    } else {
      sum.put(monomial, total);
    }
  }

  Polynomial times(Polynomial other) {
    Map<Monomial, Double> product = new LinkedHashMap<>();
    for (Map.Entry<Monomial, Double> left : terms.entrySet()) {
      for (Map.Entry<Monomial, Double> right : other.terms.entrySet()) {
        add(
            product,
            left.getKey().times(right.getKey()),
            Coefficients.product(left.getValue(), right.getValue()));
      }
    }
    return new Polynomial(product);
  }

  Polynomial times(Monomial monomial, double coefficient) {
    Map<Monomial, Double> product = new LinkedHashMap<>();
    for (Map.Entry<Monomial, Double> term : terms.entrySet()) {
      product.put(
          term.getKey().times(monomial), Coefficients.product(term.getValue(), coefficient));
    }
    return new Polynomial(product);
  }

  Polynomial negated() {
    return times(Monomial.ONE, -1);
  }

  Polynomial power(int exponent) {
    Polynomial power = this;
    for (int i = 1; i < exponent; i++) {
      power = power.times(this);
    }
    return power;
  }

  /** The greatest monomial that divides every term. */
  Monomial commonMonomial() {
    Monomial common = null;
    for (Monomial monomial : terms.keySet()) {
      common = common == null ? monomial : common.common(monomial);
    }
    return common == null ? Monomial.ONE : common;
  }

  Polynomial dividedBy(Monomial monomial, double coefficient) {
    Map<Monomial, Double> quotient = new LinkedHashMap<>();
    for (Map.Entry<Monomial, Double> term : terms.entrySet()) {
      quotient.put(
          term.getKey().dividedBy(monomial), Coefficients.snapped(term.getValue() / coefficient));
    }
    return new Polynomial(quotient);
  }

  /** The number to take out so that whole coefficients without a common divisor remain, or 1; negative if all terms are. */
  double content() {
    double least = Double.POSITIVE_INFINITY;
    boolean negative = true;
    boolean whole = true;
    for (double coefficient : terms.values()) {
      least = Math.min(least, Math.abs(coefficient));
      negative &= coefficient < 0;
      whole &= Coefficients.isWhole(coefficient);
    }
    double content = whole ? greatestCommonDivisor() : areMultiplesOf(least) ? least : 1;
    return negative ? -content : content;
  }

  private boolean areMultiplesOf(double unit) {
    for (double coefficient : terms.values()) {
      if (!Coefficients.isWhole(Coefficients.snapped(coefficient / unit))) {
        return false;
      }
    }
    return true;
  }

  private double greatestCommonDivisor() {
    long divisor = 0;
    for (double coefficient : terms.values()) {
      divisor = greatestCommonDivisor(divisor, (long) Math.abs(coefficient));
    }
    return divisor;
  }

  private static long greatestCommonDivisor(long x, long y) {
    return y == 0 ? x : greatestCommonDivisor(y, x % y);
  }

  /** The quotient, if the division leaves no remainder. */
  Optional<Polynomial> dividedBy(Polynomial divisor) {
    Comparator<Monomial> order = lexicographic(divisor);
    Monomial lead = Collections.max(divisor.terms.keySet(), order);
    Polynomial quotient = new Polynomial(Map.of());
    Polynomial remainder = this;
    for (int step = 0; !remainder.terms.isEmpty(); step++) {
      Monomial first = Collections.max(remainder.terms.keySet(), order);
      if (step == DIVISION_STEPS || !first.isDivisibleBy(lead)) {
        return Optional.empty();
      }
      Monomial monomial = first.dividedBy(lead);
      double coefficient =
          Coefficients.snapped(remainder.coefficient(first) / divisor.coefficient(lead));
      quotient = quotient.plus(of(monomial, coefficient));
      Map<Monomial, Double> rest =
          new LinkedHashMap<>(remainder.plus(divisor.times(monomial, -coefficient)).terms);
      // By construction zero; left in by rounding it would never go away.
      rest.remove(first);
      remainder = new Polynomial(rest);
    }
    return Optional.of(quotient);
  }

  private Comparator<Monomial> lexicographic(Polynomial other) {
    TreeSet<Atom> atoms = new TreeSet<>(Comparator.comparing(Atom::key));
    for (Polynomial polynomial : List.of(this, other)) {
      for (Monomial monomial : polynomial.terms.keySet()) {
        atoms.addAll(monomial.powers().keySet());
      }
    }
    return (x, y) -> {
      for (Atom atom : atoms) {
        int compared = Integer.compare(x.power(atom), y.power(atom));
        if (compared != 0) {
          return compared;
        }
      }
      return 0;
    };
  }

  /** The coefficient of {@code monomial}, 0 if it does not occur. */
  private double coefficient(Monomial monomial) {
    return terms.getOrDefault(monomial, 0.0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Polynomial that && terms.equals(that.terms);
  }

  @Override
  public int hashCode() {
    return terms.hashCode();
  }
}
