package dev.gradpoet.processor.scalar;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Adds normal forms: takes out what all terms have in common, brings the rest over one denominator, and cancels there by trial
 * division.
 */
final class Sum {

  /** A numerator beyond this many terms would not be a formula any more. */
  private static final int MAX_TERMS = 240;

  private Sum() {}

  /**
   * Returns the sum of {@code terms}.
   *
   * @throws TooLarge if the numerator would have more than {@value #MAX_TERMS} terms before cancellation
   */
  static Product of(List<Product> terms) {
    List<Product> summands = unified(terms);
    Map<Base, Integer> common = commonPowers(summands);
    Polynomial numerator = new Polynomial(Map.of());
    for (Product summand : summands) {
      numerator = numerator.plus(expanded(summand, common));
      requireSmall(numerator.terms().size());
    }
    Product sum = Product.of(numerator);
    if (sum.isZero()) {
      return sum;
    }
    Product outer = new Product(1, withoutZeros(common));
    for (Base base : common.keySet()) {
      if (base instanceof Polynomial divisor) {
        sum = factored(sum, divisor);
      }
    }
    return outer.times(sum);
  }

  /** The numerator would be beyond reason: the terms are better left as they are. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooLarge() {
      super(null, null, false, false);
    }
  }

  /** The terms without zeros, and with every polynomial base in one sign. */
  private static List<Product> unified(List<Product> terms) {
    Product seen = Product.ONE;
    List<Product> unified = new ArrayList<>();
    for (Product term : terms) {
      if (term.isZero()) {
        continue;
      }
      double sign = 1;
      Map<Base, Integer> powers = new LinkedHashMap<>();
      for (Map.Entry<Base, Integer> factor : term.powers().entrySet()) {
        Base base = factor.getKey();
        if (base instanceof Polynomial polynomial && seen.power(polynomial.negated()) != 0) {
          base = polynomial.negated();
          sign *= factor.getValue() % 2 == 0 ? 1 : -1;
        }
        if (base instanceof Polynomial && seen.power(base) == 0) {
          seen = seen.times(Product.of(base, 1));
        }
        powers.put(base, factor.getValue());
      }
      unified.add(new Product(term.coefficient() * sign, powers));
    }
    return unified;
  }

  /** For every base of any term the least power in which a term has it; negative where it divides, zero where a term lacks it. */
  private static Map<Base, Integer> commonPowers(List<Product> terms) {
    Map<Base, Integer> common = new LinkedHashMap<>();
    for (Product term : terms) {
      for (Base base : term.powers().keySet()) {
        common.put(base, Integer.MAX_VALUE);
      }
    }
    for (Map.Entry<Base, Integer> least : common.entrySet()) {
      for (Product term : terms) {
        least.setValue(Math.min(least.getValue(), term.power(least.getKey())));
      }
    }
    return common;
  }

  private static Map<Base, Integer> withoutZeros(Map<Base, Integer> powers) {
    Map<Base, Integer> kept = new LinkedHashMap<>(powers);
    kept.values().removeAll(Set.of(0));
    return kept;
  }

  /** What remains of a term after {@code common} is taken out, multiplied out. */
  private static Polynomial expanded(Product term, Map<Base, Integer> common) {
    Polynomial product = Polynomial.of(Monomial.ONE, term.coefficient());
    Map<Base, Integer> remaining = new LinkedHashMap<>(term.powers());
    for (Map.Entry<Base, Integer> taken : common.entrySet()) {
      remaining.put(taken.getKey(), term.power(taken.getKey()) - taken.getValue());
    }
    for (Map.Entry<Base, Integer> factor : remaining.entrySet()) {
      int power = factor.getValue();
      if (power > 0 && factor.getKey() instanceof Atom atom) {
        product = product.times(Monomial.of(atom, power), 1);
      } else if (power > 0 && factor.getKey() instanceof Polynomial polynomial) {
        requireSmall(product.terms().size() * Math.pow(polynomial.terms().size(), power));
        product = product.times(polynomial.power(power));
      }
    }
    return product;
  }

  private static void requireSmall(double terms) {
    if (terms > MAX_TERMS) {
      throw new TooLarge();
    }
  }

  /** Moves {@code divisor} out of the polynomial factor of {@code sum} as often as it divides it. */
  private static Product factored(Product sum, Polynomial divisor) {
    for (Base base : sum.powers().keySet()) {
      if (base instanceof Polynomial polynomial && sum.power(base) == 1 && !base.equals(divisor)) {
        var quotient = polynomial.dividedBy(divisor);
        if (quotient.isPresent()) {
          Product rest =
              sum.without(base).times(Product.of(divisor, 1)).times(Product.of(quotient.get()));
          return factored(rest, divisor);
        }
      }
    }
    return sum;
  }
}
