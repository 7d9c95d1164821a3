package dev.gradpoet.processor.scalar;

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
    other.terms.forEach((monomial, coefficient) -> add(sum, monomial, coefficient));
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
    terms.forEach((left, x) -> other.terms.forEach(
        (right, y) -> add(product, left.times(right), Coefficients.product(x, y))));
    return new Polynomial(product);
  }

  Polynomial times(Monomial monomial, double coefficient) {
    Map<Monomial, Double> product = new LinkedHashMap<>();
    terms.forEach(
        (term, x) -> product.put(term.times(monomial), Coefficients.product(x, coefficient)));
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
    return terms.keySet().stream().reduce(Monomial::common).orElse(Monomial.ONE);
  }

  Polynomial dividedBy(Monomial monomial, double coefficient) {
    Map<Monomial, Double> quotient = new LinkedHashMap<>();
    terms.forEach(
        (term, x) -> quotient.put(term.dividedBy(monomial), Coefficients.snapped(x / coefficient)));
    return new Polynomial(quotient);
  }

  /** The number to take out so that whole coefficients without a common divisor remain, or 1; negative if all terms are. */
  double content() {
    double least = terms.values().stream().mapToDouble(Math::abs).min().orElse(1);
    boolean negative = terms.values().stream().allMatch(coefficient -> coefficient < 0);
    double content = 1;
    if (terms.values().stream().allMatch(Coefficients::isWhole)) {
      content = terms.values().stream()
          .mapToLong(x -> (long) Math.abs(x))
          .reduce(0, Polynomial::greatestCommonDivisor);
    } else if (terms.values().stream()
        .allMatch(x -> Coefficients.isWhole(Coefficients.snapped(x / least)))) {
      content = least;
    }
    return negative ? -content : content;
  }

  private static long greatestCommonDivisor(long x, long y) {
    return y == 0 ? x : greatestCommonDivisor(y, x % y);
  }

  /** The quotient, if the division leaves no remainder. */
  Optional<Polynomial> dividedBy(Polynomial divisor) {
    Comparator<Monomial> order = lexicographic(divisor);
    Monomial lead = divisor.terms.keySet().stream().max(order).orElseThrow();
    Polynomial quotient = new Polynomial(Map.of());
    Polynomial remainder = this;
    for (int step = 0; !remainder.terms.isEmpty(); step++) {
      Monomial first = remainder.terms.keySet().stream().max(order).orElseThrow();
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
      polynomial
          .terms
          .keySet()
          .forEach(monomial -> atoms.addAll(monomial.powers().keySet()));
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
}
