package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes normal forms as expressions that a person would write: factored, unless multiplied out is shorter. */
final class Presentation {
  private static final int MAX_TERMS = 60;

  private Presentation() {}

  /** The shortest form, with sigmoids and the like in place of quotients of exponentials. */
  static Expr of(Product product) {
    Expr best = plain(product);
    for (Product alternative : Kernels.alternatives(product)) {
      best = shorter(best, plain(alternative));
    }
    return best;
  }

  /** The form without a change of kernel. */
  static Expr plain(Product product) {
    Expr factored = factored(product);
    List<Product> terms = isSum(product) ? List.of() : multipliedOut(product);
    if (terms.size() < 2) {
      return factored;
    }
    return isScaledSum(product) ? shorter(sum(terms), factored) : shorter(factored, sum(terms));
  }

  /** A number alone is worth a pair of parentheses if it leaves none inside: 1 − ½ x rather than ½ (2 − x), but ½ (1 − x). */
  private static boolean isScaledSum(Product product) {
    if (product.powers().size() == 1
        && product.powers().containsValue(1)
        && product.powers().keySet().iterator().next() instanceof Polynomial polynomial) {
      for (double coefficient : polynomial.terms().values()) {
        if (Math.abs(coefficient) != 1) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether there is nothing to multiply out: a sum without a factor. */
  private static boolean isSum(Product product) {
    return product.coefficient() == 1
        && product.powers().size() == 1
        && product.powers().containsValue(1)
        && product.powers().keySet().iterator().next() instanceof Polynomial;
  }

  static Expr shorter(Expr first, Expr second) {
    return Cost.of(second) < Cost.of(first) ? second : first;
  }

  /** The terms added up as they are, a positive one first. */
  static Expr sum(List<Product> terms) {
    List<Product> ordered = new ArrayList<>(terms);
    for (Product term : terms) {
      if (term.coefficient() > 0) {
        ordered.remove(term);
        ordered.add(0, term);
        break;
      }
    }
    Expr sum = factored(ordered.get(0));
    for (Product term : ordered.subList(1, ordered.size())) {
      sum = term.coefficient() < 0
          ? Exprs.sub(sum, factored(term.scaled(-1)))
          : Exprs.add(sum, factored(term));
    }
    return sum;
  }

  private static Expr factored(Product product) {
    Product flipped = withoutMinus(product);
    List<Expr> over = new ArrayList<>();
    List<Expr> under = new ArrayList<>();
    List<Product> exponents = new ArrayList<>();
    int exponential = 0;
    for (Map.Entry<Base, Integer> factor : flipped.powers().entrySet()) {
      if (factor.getKey() instanceof Atom atom && atom.isCallOf(Functions.EXP)) {
        exponential = exponents.isEmpty() ? over.size() : exponential;
        exponents.add(Normalizer.normalize(atom.argument()).scaled(factor.getValue()));
      } else {
        Expr base = factor.getKey() instanceof Polynomial polynomial
            ? sum(polynomial)
            : ((Atom) factor.getKey()).expr();
        int power = Math.abs(factor.getValue());
        (factor.getValue() > 0 ? over : under).add(power > 1 ? Exprs.pow(base, power) : base);
      }
    }
    if (!exponents.isEmpty()) {
      Product exponent = Normalizer.sum(exponents);
      if (!exponent.isZero()) {
        over.add(exponential, Exprs.exp(of(exponent)));
      }
    }
    return quotient(flipped.coefficient(), over, under);
  }

  private static Expr quotient(double coefficient, List<Expr> over, List<Expr> under) {
    double size = Math.abs(coefficient);
    int divisor = divisor(size);
    double factor = Coefficients.snapped(size * divisor);
    if (factor != 1 || over.isEmpty()) {
      over.add(0, Exprs.constant(coefficient < 0 ? -factor : factor));
    }
    if (divisor != 1) {
      under.add(0, Exprs.constant(divisor));
    }
    Expr quotient = product(over);
    if (!under.isEmpty()) {
      quotient = Exprs.div(quotient, product(under));
    }
    return coefficient < 0 && !(over.get(0) instanceof Expr.Const) ? Exprs.neg(quotient) : quotient;
  }

  private static Expr product(List<Expr> factors) {
    Expr product = factors.get(0);
    for (Expr factor : factors.subList(1, factors.size())) {
      product = Exprs.mul(product, factor);
    }
    return product;
  }

  /** 3 for 0.333…, 6 for 0.166…: what to divide by instead of multiplying by a fraction that has no short decimal form. */
  private static int divisor(double size) {
    for (int divisor = 1; divisor <= 12 && !Coefficients.isWhole(size * 10000); divisor++) {
      if (Coefficients.isWhole(Coefficients.snapped(size * divisor))) {
        return divisor;
      }
    }
    return 1;
  }

  /** −(−t + a) b as (t − a) b: the minus goes into the first factor that starts with one. */
  private static Product withoutMinus(Product product) {
    if (product.coefficient() >= 0) {
      return product;
    }
    for (Map.Entry<Base, Integer> factor : product.powers().entrySet()) {
      if (factor.getValue() % 2 != 0
          && factor.getKey() instanceof Polynomial polynomial
          && polynomial.terms().values().iterator().next() < 0) {
        Map<Base, Integer> powers = new LinkedHashMap<>();
        for (Map.Entry<Base, Integer> each : product.powers().entrySet()) {
          Base base = each.getKey();
          powers.put(base.equals(polynomial) ? polynomial.negated() : base, each.getValue());
        }
        return new Product(-product.coefficient(), powers);
      }
    }
    return product;
  }

  /** The polynomial as a sum: in a difference or sum of atoms, or with terms that share an atom collected, where that is no longer. */
  private static Expr sum(Polynomial polynomial) {
    Expr best = collectedSum(polynomial);
    Expr inDifference = Differences.of(polynomial);
    return inDifference != null && Cost.of(inDifference) <= Cost.of(best) ? inDifference : best;
  }

  private static Expr collectedSum(Polynomial polynomial) {
    Expr plain = sum(terms(polynomial));
    List<Product> fewer = collected(polynomial);
    if (fewer.size() == polynomial.terms().size()) {
      return plain;
    }
    Expr collected = sum(fewer);
    return Cost.of(collected) <= Cost.of(plain) ? collected : plain;
  }

  private static List<Product> terms(Polynomial polynomial) {
    List<Product> terms = new ArrayList<>();
    for (Map.Entry<Monomial, Double> term : polynomial.terms().entrySet()) {
      terms.add(Product.of(term.getKey(), term.getValue()));
    }
    return terms;
  }

  /** The terms, those that share an atom as one; of several such atoms, the one that gives the shortest sum. */
  private static List<Product> collected(Polynomial polynomial) {
    List<Product> best = terms(polynomial);
    int least = Integer.MAX_VALUE;
    for (Atom shared : mostShared(polynomial)) {
      List<Product> collected = collected(polynomial, shared);
      int cost = Cost.of(sum(collected));
      if (cost < least) {
        best = collected;
        least = cost;
      }
    }
    return best;
  }

  private static List<Product> collected(Polynomial polynomial, Atom shared) {
    Map<Monomial, Double> with = new LinkedHashMap<>();
    Map<Monomial, Double> without = new LinkedHashMap<>();
    for (Map.Entry<Monomial, Double> term : polynomial.terms().entrySet()) {
      (term.getKey().power(shared) > 0 ? with : without).put(term.getKey(), term.getValue());
    }
    List<Product> terms = new ArrayList<>(collected(new Polynomial(without)));
    terms.add(Product.of(new Polynomial(with)));
    return terms;
  }

  /** The atoms that most terms share, at least two and not all. */
  private static List<Atom> mostShared(Polynomial polynomial) {
    Map<Atom, Integer> counts = new LinkedHashMap<>();
    for (Monomial monomial : polynomial.terms().keySet()) {
      for (Atom atom : monomial.powers().keySet()) {
        counts.put(atom, counts.getOrDefault(atom, 0) + 1);
      }
    }
    int most = 2;
    List<Atom> shared = new ArrayList<>();
    for (Map.Entry<Atom, Integer> count : counts.entrySet()) {
      int terms = count.getValue();
      if (terms > most && terms < polynomial.terms().size()) {
        most = terms;
        shared.clear();
      }
      if (terms == most && terms < polynomial.terms().size()) {
        shared.add(count.getKey());
      }
    }
    return shared;
  }

  /** The terms of the product with its sums multiplied out, none if there is no sum or it becomes too long. */
  private static List<Product> multipliedOut(Product product) {
    Polynomial sum = Polynomial.of(Monomial.ONE, product.coefficient());
    Product rest = Product.ONE;
    double size = 1;
    for (Map.Entry<Base, Integer> factor : product.powers().entrySet()) {
      int power = factor.getValue();
      if (power > 0 && factor.getKey() instanceof Polynomial polynomial) {
        size *= Math.pow(polynomial.terms().size(), power);
        if (size > MAX_TERMS) {
          return List.of();
        }
        sum = sum.times(polynomial.power(power));
      } else {
        rest = rest.times(Product.of(factor.getKey(), power));
      }
    }
    if (size == 1) {
      return List.of();
    }
    List<Product> terms = new ArrayList<>();
    for (Product term : rest.isNumber() ? collected(sum) : terms(sum)) {
      terms.add(term.times(rest));
    }
    return terms;
  }
}
